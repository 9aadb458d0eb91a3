package io.threadwell.api.model;

/** What a message is, in four words. */
public record MessageType(Direction direction, Origin origin, Visibility visibility, MessageKind kind) {
    /** Of what a customer wrote. */
    public static MessageType inbound(Visibility visibility, MessageKind kind) {
        return new MessageType(Direction.INBOUND, Origin.CUSTOMER, visibility, kind);
    }

    /** Of what one of ours wrote, and where. */
    public static MessageType outbound(Origin origin, Visibility visibility, MessageKind kind) {
        return new MessageType(Direction.OUTBOUND, origin, visibility, kind);
    }

    public boolean isInbound() {
        return direction == Direction.INBOUND;
    }
}
