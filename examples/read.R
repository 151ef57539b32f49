# Reads a results directory: how the runs ended, what the columns mean, medians over time, one run.
#
#     Rscript examples/read.R results/frontier
#
# The one line to a data frame, with the package arrow:
#
#     runs <- arrow::read_parquet("results/frontier/runs.parquet")
#
# Without it, of the CSV that `detente run ... --format csv` writes beside the Parquet:
#
#     runs <- read.csv("results/frontier/runs.csv", check.names = FALSE, na.strings = "")
#
# This script takes arrow where it is installed, and does with R alone where it is not.

texts <- c("arm", "seed", "outcome", "class", "player", "option", "measure", "kind", "name", "method")

# Only an empty cell is a missing one: a player may be called "NA". Texts stay texts: a seed may be "007".
read_csv <- function(path) {
  columns <- names(read.csv(path, nrows = 1, check.names = FALSE, encoding = "UTF-8"))
  classes <- ifelse(columns %in% texts, "character", "numeric")
  read.csv(path, check.names = FALSE, na.strings = "", colClasses = classes, encoding = "UTF-8")
}

# A table as a data frame, or NULL where there is none that can be read.
read_table <- function(directory, table) {
  parquet <- file.path(directory, paste0(table, ".parquet"))
  text <- file.path(directory, paste0(table, ".csv"))
  if (file.exists(parquet) && requireNamespace("arrow", quietly = TRUE)) {
    return(as.data.frame(arrow::read_parquet(parquet)))
  }
  if (file.exists(text)) read_csv(text) else NULL
}

# The 95 % Wilson score interval of a share: never outside 0 and 1, and of some width even at 0 of n.
wilson <- function(count, n) {
  if (n == 0) return(c(0, 1))
  z <- 1.959963984540054
  p <- count / n
  shrink <- 1 + z * z / n
  centre <- (p + z * z / (2 * n)) / shrink
  half <- z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / shrink
  c(if (count == 0) 0 else centre - half, if (count == n) 1 else centre + half)
}

# Shares are of the runs that did not fail; an outcome that never happened has a row too.
print_shares <- function(runs, outcomes) {
  cat(sprintf("%-12s %-20s %9s %9s %7s %7s %7s\n", "arm", "outcome", "runs", "of", "share", "from", "to"))
  for (arm in unique(runs$arm)) {
    ended <- runs$outcome[runs$arm == arm & runs$outcome != "failed"]
    for (outcome in outcomes) {
      count <- sum(ended == outcome)
      interval <- wilson(count, length(ended))
      cat(sprintf("%-12s %-20s %9d %9d %7.4f %7.4f %7.4f\n", arm, outcome, count, length(ended),
                  count / length(ended), interval[1], interval[2]))
    }
  }
}

print_dictionary <- function(directory, table) {
  dictionary <- read.csv(file.path(directory, "data-dictionary.csv"), colClasses = "character", encoding = "UTF-8")
  rows <- dictionary[dictionary$table == table, ]
  units <- ifelse(rows$unit %in% c("", "1"), "", paste0(" [", rows$unit, "]"))
  cat(paste0(rows$column, ": ", rows$meaning, units, "\n"), sep = "")
}

# Tidy rows made wide: one row per tick, one column per name.
widen <- function(ticks, names, values) {
  if (length(values) == 0) return(NULL)
  wide <- tapply(values, list(ticks, names), function(cell) cell[1])
  wide[order(as.numeric(rownames(wide))), order(colnames(wide)), drop = FALSE]
}

joined <- function(...) {
  parts <- lapply(list(...), function(part) ifelse(is.na(part), "", part))
  trimws(gsub(" +", " ", do.call(paste, parts)))
}

print_some <- function(wide, rows = 7, columns = 5) {
  if (is.null(wide)) return(cat("none\n"))
  every <- unique(c(seq(1, nrow(wide), by = ceiling(nrow(wide) / rows)), nrow(wide)))  # and the end
  print(wide[every, seq_len(min(columns, ncol(wide))), drop = FALSE], digits = 4, quote = FALSE)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("usage: Rscript read.R DIR, a results directory of detente run")
directory <- arguments[1]

runs <- read_table(directory, "runs")
if (is.null(runs)) {
  stop(directory, ": install the package arrow, or have CSV written too: detente run ... --format csv")
}
summary <- read_csv(file.path(directory, "summary.csv"))

cat("how the runs ended, with 95 % intervals\n")
print_shares(runs, summary$name[summary$kind == "outcome"])

cat("\ncolumns of runs\n")
print_dictionary(directory, "runs")

ticks <- read_table(directory, "ticks")
if (!is.null(ticks)) {
  cat("\nmedians over time; in ticks, n says of how many runs\n")
  print_some(widen(ticks$tick, joined(ticks$measure, ticks$player, ticks$option), ticks$p50))
}

trace <- read_table(directory, "trace")
if (!is.null(trace)) {
  cat("\nchoices in run 0\n")
  chosen <- trace[trace$run == 0 & trace$kind == "decision", ]
  print_some(widen(chosen$tick, joined(chosen$name, chosen$player), chosen$option))
}
