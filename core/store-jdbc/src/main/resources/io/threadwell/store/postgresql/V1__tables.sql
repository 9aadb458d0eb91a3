-- Keys are compared byte by byte: that is faster, and no change of a locale can spoil an index.
-- Times are microseconds since 1970. Every key carries the workspace, but for what belongs to none: nodes, raw deliveries,
-- and accounts, each of which is in one workspace.

create table ${prefix}node (
    id bigint generated always as identity primary key,
    joined_at bigint not null,
    beat_at bigint not null
);

create table ${prefix}delivery (
    id bigint primary key,
    endpoint text not null,
    received_at bigint not null,
    body bytea not null
);

-- What is still to be done with deliveries: taken by a node, waiting, or unreadable with the reason.
create table ${prefix}delivery_open (
    id bigint primary key,
    node bigint,
    reason text
);
create index ${prefix}delivery_waiting on ${prefix}delivery_open (id) where node is null and reason is null;
create index ${prefix}delivery_unreadable on ${prefix}delivery_open (id) where reason is not null;

create table ${prefix}account (
    id text not null primary key,
    workspace text collate "C" not null,
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
    account text collate "C" not null primary key,
    cipher bytea,
    version bigint not null
);

create table ${prefix}thread_key (
    workspace text collate "C" not null,
    account text collate "C" not null,
    thread_key text collate "C" not null,
    conversation bigint not null,
    primary key (workspace, account, thread_key)
);
create index ${prefix}thread_key_conversation on ${prefix}thread_key (workspace, conversation);

create table ${prefix}conversation (
    id bigint not null,
    workspace text collate "C" not null,
    account text collate "C" not null,
    visibility text not null,
    thread_key text collate "C" not null,
    post text collate "C",
    case_id bigint,
    joined_into bigint,
    primary key (id, workspace)
);
create index ${prefix}conversation_post on ${prefix}conversation (workspace, account, post) where post is not null;

-- The cases that a conversation leads to or has led to.
create table ${prefix}conversation_case (
    workspace text collate "C" not null,
    case_id bigint not null,
    conversation bigint not null,
    primary key (workspace, case_id, conversation)
);

create table ${prefix}message (
    id bigint not null,
    workspace text collate "C" not null,
    account text collate "C" not null,
    external_id text collate "C",
    direction text not null,
    origin text not null,
    visibility text not null,
    kind text collate "C" not null,
    conversation bigint,
    case_id bigint,
    parent text collate "C",
    post text collate "C",
    author text collate "C",
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
);
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
    workspace text collate "C" not null,
    message bigint not null,
    revision_key text collate "C" not null,
    made_at bigint not null,
    body text not null,
    primary key (workspace, message, revision_key)
);

create table ${prefix}event_key (
    workspace text collate "C" not null,
    scope text collate "C" not null,
    event_key text collate "C" not null,
    primary key (workspace, scope, event_key)
);

create table ${prefix}persona (
    workspace text collate "C" not null,
    account text collate "C" not null,
    person text collate "C" not null,
    other_id text,
    name text,
    handle text,
    url text,
    seen_at bigint,
    primary key (workspace, account, person)
);

-- In which deliveries a person appears; goes with the delivery.
create table ${prefix}trace (
    delivery bigint not null,
    workspace text collate "C" not null,
    account text collate "C" not null,
    person text collate "C" not null,
    primary key (delivery, workspace, account, person)
);
create index ${prefix}trace_person on ${prefix}trace (workspace, account, person);

create table ${prefix}care_case (
    id bigint not null,
    workspace text collate "C" not null,
    account text collate "C" not null,
    conversation bigint not null,
    anchor bigint not null,
    requester_account text collate "C",
    requester text collate "C",
    follow_up_of bigint,
    merged_into bigint,
    subject text not null,
    status text not null,
    priority text not null,
    type text,
    queue text collate "C",
    assignee text collate "C",
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
);
create index ${prefix}case_updated on ${prefix}care_case (workspace, updated_at, id);
create index ${prefix}case_requester on ${prefix}care_case (workspace, requester_account, requester)
    where requester is not null;
create index ${prefix}case_assignee on ${prefix}care_case (workspace, assignee, updated_at, id)
    where assignee is not null;
create index ${prefix}case_queue on ${prefix}care_case (workspace, queue, updated_at, id) where queue is not null;

create table ${prefix}case_event (
    workspace text collate "C" not null,
    case_id bigint not null,
    sequence bigint not null,
    happened_at bigint not null,
    actor_kind text not null,
    actor text,
    name text not null,
    data text,
    primary key (workspace, case_id, sequence)
);

create table ${prefix}ticket (
    link bigint generated always as identity primary key,
    workspace text collate "C" not null,
    case_id bigint not null,
    system text collate "C" not null,
    ticket text collate "C" not null,
    url text
);
create unique index ${prefix}ticket_known on ${prefix}ticket (workspace, system, ticket);
create index ${prefix}ticket_case on ${prefix}ticket (workspace, case_id);

-- A lane has a row while something is in it.
create table ${prefix}lane (
    workspace text collate "C" not null,
    target text collate "C" not null,
    case_id bigint not null,
    state text not null,
    due bigint not null,
    node bigint,
    enqueued bigint not null,
    primary key (workspace, target, case_id)
);
create index ${prefix}lane_ready on ${prefix}lane (workspace, target, due, case_id) where state = 'READY';

create table ${prefix}command (
    id bigint not null,
    workspace text collate "C" not null,
    target text collate "C" not null,
    case_id bigint not null,
    name text not null,
    data text,
    state text not null,
    write_key text collate "C",
    handle text,
    attempts bigint not null,
    due bigint not null,
    reason text,
    first_sent_at bigint,
    primary key (id, workspace)
);
create index ${prefix}command_open on ${prefix}command (workspace, case_id, id)
    where state not in ('DONE', 'DISCARDED');
create index ${prefix}command_parked on ${prefix}command (workspace, id) where state = 'PARKED';

create table ${prefix}timer (
    workspace text collate "C" not null,
    kind text collate "C" not null,
    timer_key text collate "C" not null,
    due bigint not null,
    data text,
    node bigint,
    primary key (workspace, kind, timer_key)
);
create index ${prefix}timer_due on ${prefix}timer (due) where node is null;

create table ${prefix}cursor (
    workspace text collate "C" not null,
    name text not null,
    place text not null,
    primary key (workspace, name)
);

create table ${prefix}unsupported (
    workspace text collate "C" not null,
    item_key text collate "C" not null,
    account text collate "C" not null,
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
    workspace text collate "C" not null primary key,
    tickets bigint not null,
    comments bigint not null,
    changes bigint not null
);

create table ${prefix}desk_ticket (
    workspace text collate "C" not null,
    ticket bigint not null,
    external_id text collate "C" not null,
    subject text not null,
    status text not null,
    assignee text collate "C",
    created_at bigint not null,
    updated_at bigint not null,
    primary key (workspace, ticket)
);
create index ${prefix}desk_ticket_updated on ${prefix}desk_ticket (workspace, updated_at, ticket);

create table ${prefix}desk_comment (
    workspace text collate "C" not null,
    ticket bigint not null,
    position bigint not null,
    agent text,
    body text not null,
    internal integer not null,
    made_at bigint not null,
    primary key (workspace, ticket, position)
);

create table ${prefix}desk_change (
    workspace text collate "C" not null,
    change bigint not null,
    external_id text collate "C" not null,
    ticket bigint,
    write_key text collate "C" not null,
    given_id text,
    subject text,
    status text,
    assignee text collate "C",
    agent text,
    body text,
    internal integer not null,
    made_at bigint not null,
    primary key (workspace, change)
);

create table ${prefix}desk_key (
    workspace text collate "C" not null,
    write_key text collate "C" not null,
    ticket bigint not null,
    primary key (workspace, write_key)
);
