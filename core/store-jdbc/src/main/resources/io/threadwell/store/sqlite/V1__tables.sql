-- Times are microseconds since 1970. Every key carries the workspace, but for what belongs to none: nodes, raw deliveries,
-- and accounts, each of which is in one workspace.

create table ${prefix}node (
    id integer primary key autoincrement,
    joined_at bigint not null,
    beat_at bigint not null
);

create table ${prefix}delivery (
    id integer primary key,
    endpoint text not null,
    received_at bigint not null,
    body blob not null
);

-- What is still to be done with deliveries: taken by a node, waiting, or unreadable with the reason.
create table ${prefix}delivery_open (
    id integer primary key,
    node bigint,
    reason text
);
create index ${prefix}delivery_waiting on ${prefix}delivery_open (id) where node is null and reason is null;
create index ${prefix}delivery_unreadable on ${prefix}delivery_open (id) where reason is not null;

create table ${prefix}account (
    id text not null primary key,
    workspace text not null,
    display_name text not null,
    settings text,
    history text not null,
    older_as_closed integer not null,
    connected_at bigint not null,
    state text not null,
    reason text,
    version bigint not null
);

create table ${prefix}token (
    account text not null primary key,
    cipher blob,
    version bigint not null
);

create table ${prefix}thread_key (
    workspace text not null,
    account text not null,
    thread_key text not null,
    conversation bigint not null,
    primary key (workspace, account, thread_key)
) without rowid;
create index ${prefix}thread_key_conversation on ${prefix}thread_key (workspace, conversation);

create table ${prefix}conversation (
    id bigint not null,
    workspace text not null,
    account text not null,
    visibility text not null,
    thread_key text not null,
    post text,
    case_id bigint,
    joined_into bigint,
    primary key (id, workspace)
) without rowid;
create index ${prefix}conversation_post on ${prefix}conversation (workspace, account, post) where post is not null;

-- The cases that a conversation leads to or has led to.
create table ${prefix}conversation_case (
    workspace text not null,
    case_id bigint not null,
    conversation bigint not null,
    primary key (workspace, case_id, conversation)
) without rowid;

create table ${prefix}message (
    id bigint not null,
    workspace text not null,
    account text not null,
    external_id text,
    direction text not null,
    origin text not null,
    visibility text not null,
    kind text not null,
    conversation bigint,
    case_id bigint,
    parent text,
    post text,
    author text,
    author_name text,
    author_handle text,
    author_url text,
    body text not null,
    attachments text,
    attributes text,
    sent_at bigint not null,
    received_at bigint not null,
    edited_at bigint,
    deleted_at bigint,
    permalink text,
    status text not null,
    disposition text not null,
    disposition_reason text,
    hidden integer not null,
    failure text,
    delivery bigint,
    primary key (id, workspace)
) without rowid;
create unique index ${prefix}message_external on ${prefix}message (workspace, account, external_id)
    where external_id is not null;
create index ${prefix}message_conversation on ${prefix}message (workspace, conversation, sent_at, id)
    where conversation is not null;
create index ${prefix}message_case on ${prefix}message (workspace, case_id, sent_at, id) where case_id is not null;
create index ${prefix}message_author on ${prefix}message (workspace, account, author) where author is not null;
create index ${prefix}message_unnamed on ${prefix}message (workspace, conversation)
    where external_id is null and direction = 'OUTBOUND';
create index ${prefix}message_private on ${prefix}message (workspace, account, parent)
    where direction = 'OUTBOUND' and visibility = 'PRIVATE';

create table ${prefix}revision (
    workspace text not null,
    message bigint not null,
    revision_key text not null,
    made_at bigint not null,
    body text not null,
    primary key (workspace, message, revision_key)
);

create table ${prefix}event_key (
    workspace text not null,
    scope text not null,
    event_key text not null,
    primary key (workspace, scope, event_key)
) without rowid;

create table ${prefix}persona (
    workspace text not null,
    account text not null,
    person text not null,
    other_id text,
    name text,
    handle text,
    url text,
    seen_at bigint,
    primary key (workspace, account, person)
) without rowid;

-- In which deliveries a person appears; goes with the delivery.
create table ${prefix}trace (
    delivery bigint not null,
    workspace text not null,
    account text not null,
    person text not null,
    primary key (delivery, workspace, account, person)
) without rowid;
create index ${prefix}trace_person on ${prefix}trace (workspace, account, person);

create table ${prefix}care_case (
    id bigint not null,
    workspace text not null,
    account text not null,
    conversation bigint not null,
    anchor bigint not null,
    requester_account text,
    requester text,
    follow_up_of bigint,
    merged_into bigint,
    subject text not null,
    status text not null,
    priority text not null,
    type text,
    queue text,
    assignee text,
    tags text,
    opened_at bigint not null,
    updated_at bigint not null,
    last_inbound_at bigint,
    first_response_at bigint,
    last_response_at bigint,
    solved_at bigint,
    closed_at bigint,
    version bigint not null,
    sequence bigint not null,
    primary key (id, workspace)
) without rowid;
create index ${prefix}case_updated on ${prefix}care_case (workspace, updated_at, id);
create index ${prefix}case_requester on ${prefix}care_case (workspace, requester_account, requester)
    where requester is not null;
create index ${prefix}case_assignee on ${prefix}care_case (workspace, assignee, updated_at, id)
    where assignee is not null;
create index ${prefix}case_queue on ${prefix}care_case (workspace, queue, updated_at, id) where queue is not null;

create table ${prefix}case_event (
    workspace text not null,
    case_id bigint not null,
    sequence bigint not null,
    happened_at bigint not null,
    actor_kind text not null,
    actor text,
    name text not null,
    data text,
    primary key (workspace, case_id, sequence)
) without rowid;

create table ${prefix}ticket (
    link integer primary key autoincrement,
    workspace text not null,
    case_id bigint not null,
    system text not null,
    ticket text not null,
    url text
);
create unique index ${prefix}ticket_known on ${prefix}ticket (workspace, system, ticket);
create index ${prefix}ticket_case on ${prefix}ticket (workspace, case_id);

-- A lane has a row while something is in it.
create table ${prefix}lane (
    workspace text not null,
    target text not null,
    case_id bigint not null,
    state text not null,
    due bigint not null,
    node bigint,
    enqueued bigint not null,
    primary key (workspace, target, case_id)
) without rowid;
create index ${prefix}lane_ready on ${prefix}lane (workspace, target, due, case_id) where state = 'READY';

create table ${prefix}command (
    id bigint not null,
    workspace text not null,
    target text not null,
    case_id bigint not null,
    name text not null,
    data text,
    state text not null,
    write_key text,
    handle text,
    attempts bigint not null,
    due bigint not null,
    reason text,
    first_sent_at bigint,
    primary key (id, workspace)
) without rowid;
create index ${prefix}command_open on ${prefix}command (workspace, case_id, id)
    where state not in ('DONE', 'DISCARDED');
create index ${prefix}command_parked on ${prefix}command (workspace, id) where state = 'PARKED';

create table ${prefix}timer (
    workspace text not null,
    kind text not null,
    timer_key text not null,
    due bigint not null,
    data text,
    node bigint,
    primary key (workspace, kind, timer_key)
) without rowid;
create index ${prefix}timer_due on ${prefix}timer (due) where node is null;

create table ${prefix}cursor (
    workspace text not null,
    name text not null,
    place text not null,
    primary key (workspace, name)
) without rowid;

create table ${prefix}unsupported (
    workspace text not null,
    item_key text not null,
    account text not null,
    delivery bigint,
    reason text not null,
    raw text not null,
    came_at bigint not null,
    primary key (workspace, item_key)
);
create index ${prefix}unsupported_time on ${prefix}unsupported (workspace, came_at, item_key);
create index ${prefix}unsupported_delivery on ${prefix}unsupported (workspace, delivery) where delivery is not null;

-- The embedded desk: its counters, one row a workspace.
create table ${prefix}desk (
    workspace text not null primary key,
    tickets bigint not null,
    comments bigint not null,
    changes bigint not null
);

create table ${prefix}desk_ticket (
    workspace text not null,
    ticket bigint not null,
    external_id text not null,
    subject text not null,
    status text not null,
    assignee text,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace, ticket)
);
create index ${prefix}desk_ticket_updated on ${prefix}desk_ticket (workspace, updated_at, ticket);

create table ${prefix}desk_comment (
    workspace text not null,
    ticket bigint not null,
    position bigint not null,
    agent text,
    body text not null,
    internal integer not null,
    made_at bigint not null,
    primary key (workspace, ticket, position)
);

create table ${prefix}desk_change (
    workspace text not null,
    change bigint not null,
    external_id text not null,
    ticket bigint,
    write_key text not null,
    given_id text,
    subject text,
    status text,
    assignee text,
    agent text,
    body text,
    internal integer not null,
    made_at bigint not null,
    primary key (workspace, change)
);

create table ${prefix}desk_key (
    workspace text not null,
    write_key text not null,
    ticket bigint not null,
    primary key (workspace, write_key)
) without rowid;
