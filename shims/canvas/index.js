// chartjs-node-canvas asks for `canvas`, which fetches a binary or compiles one; @napi-rs/canvas speaks the same API.
module.exports = require('@napi-rs/canvas/node-canvas.js');
