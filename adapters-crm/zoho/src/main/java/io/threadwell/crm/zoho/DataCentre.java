package io.threadwell.crm.zoho;

import java.net.URI;

/** Where an account's data is kept (Zoho CRM API, Multi DC): tokens, calls and pages have addresses of their own in each. */
public enum DataCentre {
    /** The United States. */
    US("zoho.com", "zohoapis.com"),
    /** The European Union. */
    EU("zoho.eu", "zohoapis.eu"),
    /** India. */
    IN("zoho.in", "zohoapis.in"),
    /** Australia. */
    AU("zoho.com.au", "zohoapis.com.au"),
    /** China. */
    CN("zoho.com.cn", "zohoapis.com.cn"),
    /** Japan. */
    JP("zoho.jp", "zohoapis.jp"),
    /** Canada. */
    CA("zohocloud.ca", "zohoapis.ca"),
    /** Saudi Arabia. */
    SA("zoho.sa", "zohoapis.sa");

    private final String site;
    private final String apis;

    DataCentre(String site, String apis) {
        this.site = site;
        this.apis = apis;
    }

    /** Where tokens are given. */
    public URI accounts() {
        return URI.create("https://accounts." + site);
    }

    /** Where calls go. */
    public URI api() {
        return URI.create("https://www." + apis);
    }

    /** Where people look at records. */
    public URI pages() {
        return URI.create("https://crm." + site);
    }
}
