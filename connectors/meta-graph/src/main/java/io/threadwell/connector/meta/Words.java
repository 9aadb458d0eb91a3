package io.threadwell.connector.meta;

/** Makes sure that reasons never hold content: what does not look like a name of Meta's is not repeated. */
final class Words {
    private static final int LONGEST = 40;

    private Words() {}

    static String of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return "?";
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isOfNames(text.charAt(i))) {
                return "?";
            }
        }
        return text;
    }

    private static boolean isOfNames(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
