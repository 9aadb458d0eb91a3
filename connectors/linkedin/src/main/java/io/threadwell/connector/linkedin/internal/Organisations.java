package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisations that a member administers (pages "Organization Access Control", "Organization Lookup"). */
final class Organisations {
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final Api api;

    Organisations(Api api) {
        this.api = api;
    }

    /**
     * A role of a member's at an organisation.
     *
     * @param member a urn
     * @param organisation a number
     */
    record Role(String member, String organisation) {}

    List<Role> administered(String token) {
        List<Role> roles = new ArrayList<>();
        JsonValue list;
        int start = 0;
        do {
            HttpCall call = HttpCall.get(
                            api.address("/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED" + "&start="
                                    + start + "&count=" + PAGE))
                    .named("list pages");
            list = HttpErrors.jsonOf(call, api.send(token, Endpoint.ORGANISATIONS, call));
            for (JsonValue one : list.get("elements").elements()) {
                role(one).filter(role -> !roles.contains(role)).ifPresent(roles::add);
            }
            start += list.get("elements").size();
        } while (Comments.goesOn(list, PAGE) && start < MOST);
        return roles;
    }

    private static Optional<Role> role(JsonValue acl) {
        String organisation = acl.text("organization").orElseGet(() -> acl.text("organizationTarget", ""));
        return Urns.organisation(organisation).map(number -> new Role(acl.text("roleAssignee", ""), number));
    }

    Grant grant(Role role, Token token) {
        return new Grant(
                role.organisation(),
                name(role.organisation(), token.access()),
                token,
                role.member().isEmpty() ? Map.of() : Map.of(ChannelAccount.GRANTED_BY, role.member()));
    }

    private String name(String organisation, String token) {
        HttpCall call =
                HttpCall.get(api.address("/organizations/" + organisation)).named("get page");
        try {
            JsonValue page = HttpErrors.jsonOf(call, api.send(token, Endpoint.ORGANISATIONS, call));
            return page.text("localizedName").filter(name -> !name.isBlank()).orElse(organisation);
        } catch (NotFound | PermissionDenied notShown) {
            return organisation;
        }
    }
}
