ALTER TABLE servers ADD COLUMN definition text NOT NULL DEFAULT '{}';
UPDATE servers SET definition = json_build_object('type', 'http', 'url', url)::text;
ALTER TABLE servers DROP COLUMN url;
