-- Lists of what is kept go by our ids, which never change: a walk misses nobody who was there all along, and repeats nobody.
CREATE INDEX synced_record_by_id ON synced_record (scope, id);
