-- One for the other, so that a change of a case costs what it did.
create index ${prefix}case_status on ${prefix}care_case (workspace, status, updated_at, id);
drop index ${prefix}case_updated;

alter table ${prefix}persona add column facts text;
