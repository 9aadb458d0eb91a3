package io.threadwell.architecture;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.crm.tryton.TrytonCrm;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.crm.vtiger.VtigerCrm;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.crm.zoho.ZohoCrm;
import java.net.URI;
import java.util.List;

/** Every CRM, set up so that it declares all that it can do. */
final class Crms {
    private static final Secret SECRET = Secret.of("a-secret-for-nobody");

    private Crms() {}

    static List<CrmAdapter> all() {
        return List.of(zoho(), vtiger(), tryton());
    }

    private static CrmAdapter zoho() {
        return ZohoCrm.of(ZohoConfig.builder()
                .client("client", SECRET)
                .refreshToken(SECRET)
                .orders(true)
                .build());
    }

    private static CrmAdapter vtiger() {
        return VtigerCrm.of(VtigerConfig.builder()
                .server(URI.create("https://crm.example.com"))
                .login("threadwell", SECRET)
                .keyField("cf_851")
                .deals(true)
                .orders(true)
                .build());
    }

    private static CrmAdapter tryton() {
        return TrytonCrm.of(TrytonConfig.builder()
                .server(URI.create("https://erp.example.com"))
                .database("care")
                .login("threadwell", SECRET)
                .build());
    }
}
