create index ${prefix}case_created on ${prefix}care_case (workspace, id);
