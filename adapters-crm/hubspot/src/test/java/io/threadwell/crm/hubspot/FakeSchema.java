package io.threadwell.crm.hubspot;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties that the fake's records have. */
final class FakeSchema {
    /** One property, as much of it as matters. */
    record Property(String name, String type, boolean unique, boolean readOnly) {}

    private static final Map<String, List<Property>> ALL = Map.of(
            "contacts",
            List.of(
                    own("threadwell_key", "string", true),
                    own("firstname", "string", false),
                    own("lastname", "string", false),
                    own("email", "string", false),
                    own("phone", "phone_number", false),
                    own("mobilephone", "phone_number", false),
                    own("company", "string", false),
                    own("fake_id", "string", false),
                    own("fake_handle", "string", false),
                    own("fake_url", "string", false),
                    own("tier", "enumeration", false),
                    own("followers", "number", false),
                    own("checked", "bool", false),
                    own("birthday", "date", false),
                    own("lifecyclestage", "enumeration", false),
                    own("hubspot_owner_id", "enumeration", false),
                    own("associatedcompanyid", "number", false),
                    given("hs_email_optout", "bool"),
                    given("total_revenue", "number"),
                    given("hs_merged_object_ids", "enumeration"),
                    given("hs_searchable_calculated_phone_number", "phone_number"),
                    given("hs_searchable_calculated_mobile_number", "phone_number"),
                    given("fullname", "string")),
            "notes",
            List.of(
                    own("threadwell_key", "string", true),
                    own("hs_timestamp", "datetime", false),
                    own("hs_note_body", "string", false)),
            "communications",
            List.of(
                    own("threadwell_key", "string", true),
                    own("hs_timestamp", "datetime", false),
                    own("hs_communication_channel_type", "enumeration", false),
                    own("hs_communication_logged_from", "enumeration", false),
                    own("hs_communication_body", "string", false)));

    private FakeSchema() {}

    private static Property own(String name, String type, boolean unique) {
        return new Property(name, type, unique, false);
    }

    private static Property given(String name, String type) {
        return new Property(name, type, false, true);
    }

    static Map<String, Property> of(String type) {
        Map<String, Property> properties = new LinkedHashMap<>();
        ALL.getOrDefault(type, List.of()).forEach(property -> properties.put(property.name(), property));
        return properties;
    }

    /** Unique is what was made so; a mail address is, too, though its property does not say so. */
    static boolean isUnique(String type, String property) {
        Property known = of(type).get(property);
        return known != null && (known.unique() || (type.equals("contacts") && property.equals("email")));
    }

    static Set<String> types() {
        return ALL.keySet();
    }

    static JsonObject json(String type) {
        JsonArray results = JsonArray.create();
        of(type).values().forEach(property -> results.add(json(property)));
        return JsonObject.create().put("results", results);
    }

    private static JsonObject json(Property property) {
        return JsonObject.create()
                .put("name", property.name())
                .put("label", property.name())
                .put("type", property.type())
                .put("fieldType", property.type().equals("bool") ? "booleancheckbox" : "text")
                .put("description", "")
                .put("groupName", "contactinformation")
                .put("options", List.of())
                .put("hasUniqueValue", property.unique())
                .put("calculated", property.readOnly())
                .put(
                        "modificationMetadata",
                        JsonObject.create()
                                .put("archivable", true)
                                .put("readOnlyDefinition", property.readOnly())
                                .put("readOnlyValue", property.readOnly()));
    }
}
