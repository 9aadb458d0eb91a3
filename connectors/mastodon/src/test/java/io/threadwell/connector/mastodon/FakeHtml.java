package io.threadwell.connector.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server makes of a text: paragraphs, links with parts that are not shown, and mentions of whom it knows. */
final class FakeHtml {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w/@])@(\\w+)(@[\\w.]+\\w)?");
    private static final Pattern LINK = Pattern.compile("(https?://)([\\w.]+/?)(\\S*)");

    private FakeHtml() {}

    static List<FakePerson> mentioned(String text) {
        List<FakePerson> people = new ArrayList<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            person(matcher.group()).filter(one -> !people.contains(one)).ifPresent(people::add);
        }
        return people;
    }

    private static Optional<FakePerson> person(String mention) {
        String acct = mention.substring(1).replace("@mastodon.example", "");
        return FakePerson.ALL.stream().filter(one -> one.acct().equals(acct)).findFirst();
    }

    static String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
        String linked = LINK.matcher(escaped)
                .replaceAll("<a href=\"$0\" target=\"_blank\"><span class=\"invisible\">$1</span>"
                        + "<span class=\"ellipsis\">$2</span><span class=\"invisible\">$3</span></a>");
        String named = MENTION.matcher(linked).replaceAll(match -> person(match.group())
                .map(one -> "<span class=\"h-card\"><a href=\"" + one.url() + "\" class=\"u-url mention\">@<span>"
                        + one.username() + "</span></a></span>")
                .orElse(match.group()));
        return "<p>" + named.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }
}
