// Runs mocha inside the extension host, where VS Code calls run.
const path = require('node:path');
const Mocha = require('mocha');

exports.run = () => new Promise((resolve, reject) => {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: 'spec', color: false });
  mocha.addFile(path.join(__dirname, 'plan.test.cjs'));
  mocha.run(failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
});
