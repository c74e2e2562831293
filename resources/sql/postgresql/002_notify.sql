CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('muscope_events', '');
  RETURN NULL;
END $$;

CREATE TRIGGER muscope_events_notify AFTER INSERT ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION {function}();
