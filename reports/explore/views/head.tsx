import type { ViewProps } from './page.tsx';

export function Head({ state: { enclosed, opened, wanted }, dispatch }: ViewProps) {
  const facts = opened?.facts;
  return (
    <header>
      <p class="kicker">Detente · what if?</p>
      <h1>{facts?.title ?? enclosed.presets.find(({ name }) => name === wanted.scenario)?.title ?? wanted.scenario}</h1>
      {facts?.question !== undefined && <p class="question">{facts.question}</p>}
      <p class="quiet">
        Shares of simulated runs, conditional on {facts?.parameters.total ?? 'many'} parameters, of which{' '}
        {facts?.parameters.assumed ?? 'most'} are assumed. Not a forecast.
      </p>
      <label class="choice">
        Scenario{' '}
        <select
          value={wanted.scenario}
          onChange={({ currentTarget }) => dispatch({ kind: 'choose', scenario: currentTarget.value })}
        >
          {enclosed.presets.map(({ name, title }) => (
            <option value={name} key={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
