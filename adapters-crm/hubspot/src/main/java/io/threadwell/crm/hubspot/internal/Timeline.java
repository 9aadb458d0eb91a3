package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.Visibility;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.Associations;
import io.threadwell.hubspot.BatchRow;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.crm.InteractionText;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.HtmlText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages on timelines: private ones of networks that HubSpot has channel types for as communications, all others as notes. Each has the
 * message's key in a property whose values are unique: HubSpot itself refuses what is there, and shows it at once.
 */
final class Timeline {
    private static final int MOST_BODY = 65_536;
    private static final int NOTE_WITH_CONTACT = 202;
    private static final int NOTE_WITH_COMPANY = 190;
    private static final int COMMUNICATION_WITH_CONTACT = 81;
    private static final int COMMUNICATION_WITH_COMPANY = 87;

    /** As what a message stands there; the names are the types in paths. */
    enum Kind {
        NOTES("notes"),
        COMMUNICATIONS("communications");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    private final HubSpotConfig config;
    private final CrmObjects notes;
    private final CrmObjects communications;

    Timeline(HubSpotClient client, HubSpotConfig config) {
        this.config = config;
        this.notes = new CrmObjects(client, Kind.NOTES.type());
        this.communications = new CrmObjects(client, Kind.COMMUNICATIONS.type());
    }

    Kind kind(Interaction interaction) {
        return channel(interaction).isPresent() ? Kind.COMMUNICATIONS : Kind.NOTES;
    }

    private Optional<String> channel(Interaction interaction) {
        return interaction.visibility() == Visibility.PRIVATE
                ? Optional.ofNullable(config.communications()
                        .get(interaction.account().network().id()))
                : Optional.empty();
    }

    private CrmObjects objects(Kind kind) {
        return kind == Kind.NOTES ? notes : communications;
    }

    /** Which messages are there already, by their keys. */
    Set<String> there(Collection<Interaction> wanted) {
        String property = config.timelineKeyProperty();
        Set<String> found = new HashSet<>();
        for (Kind kind : Kind.values()) {
            Set<String> keys = new TreeSet<>();
            wanted.stream().filter(one -> kind(one) == kind).forEach(one -> keys.add(one.key()));
            for (JsonValue entry :
                    keys.isEmpty() ? List.<JsonValue>of() : objects(kind).read(property, keys, Set.of(property))) {
                found.add(entry.get("properties").text(property, ""));
            }
        }
        return found;
    }

    /** Adds up to a hundred entries of one kind. */
    List<BatchRow> add(Kind kind, List<JsonObject> entries) {
        return objects(kind).create(entries, config.timelineKeyProperty());
    }

    /**
     * An entry.
     *
     * @param contact whose timeline it is for
     * @param company whose timeline it is for as well; empty for none
     */
    JsonObject entry(Interaction interaction, String contact, String company) {
        Optional<String> channel = channel(interaction);
        JsonObject properties = JsonObject.create()
                .put("hs_timestamp", interaction.at().toString())
                .put(config.timelineKeyProperty(), interaction.key());
        if (channel.isPresent()) {
            properties
                    .put("hs_communication_channel_type", channel.get())
                    .put("hs_communication_logged_from", "CRM")
                    .put("hs_communication_body", html(interaction));
        } else {
            properties.put("hs_note_body", html(interaction));
        }
        JsonArray associations = JsonArray.create()
                .add(Associations.with(contact, channel.isPresent() ? COMMUNICATION_WITH_CONTACT : NOTE_WITH_CONTACT));
        if (!company.isEmpty()) {
            associations.add(
                    Associations.with(company, channel.isPresent() ? COMMUNICATION_WITH_COMPANY : NOTE_WITH_COMPANY));
        }
        return JsonObject.create().put("properties", properties).put("associations", associations);
    }

    /** HubSpot shows bodies as HTML: what the customer wrote must not be any. */
    private static String html(Interaction interaction) {
        String title = "<p><strong>" + HtmlText.html(InteractionText.title(interaction)) + "</strong></p>";
        String text = InteractionText.body(interaction);
        String body = HtmlText.html(text);
        while (title.length() + body.length() > MOST_BODY) {
            text = cut(text, text.length() - (title.length() + body.length() - MOST_BODY) / 6 - 1);
            body = HtmlText.html(text);
        }
        return title + body;
    }

    private static String cut(String text, int most) {
        return text.substring(0, Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
    }
}
