ALTER TABLE servers ADD COLUMN definition text NOT NULL DEFAULT '{}';
UPDATE servers SET definition = json_object('type', 'http', 'url', url);
ALTER TABLE servers DROP COLUMN url;
