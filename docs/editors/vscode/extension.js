// Starts `mapwright lsp` for YAML files and hands everything over to it.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration('mapwright');
  client = new LanguageClient(
    'mapwright',
    'Mapwright',
    { command: settings.get('command'), args: settings.get('arguments') },
    {
      documentSelector: [{ scheme: 'file', language: 'yaml' }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/test-fixtures/vendors/**') },
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
