using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class KeepLabelsConsentsAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "history_history_entry",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_history_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_consent",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    objected = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_consent", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_consent_entry",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_consent_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_label",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_label", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_label_on_client",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_label_on_client", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_mailing_list",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    @public = table.Column<bool>(name: "public", type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_first = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_mailing_list", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_subscription",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_subscription", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_at_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_client_id_at_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "client_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_event_id_client_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "event_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_consent_tenant_id_client_id_purpose_channel",
                table: "marketing_consent",
                columns: new[] { "tenant_id", "client_id", "purpose", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_consent_entry_tenant_id_client_id_at",
                table: "marketing_consent_entry",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_tenant_id_name_key",
                table: "marketing_label",
                columns: new[] { "tenant_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_on_client_tenant_id_client_id_label_id",
                table: "marketing_label_on_client",
                columns: new[] { "tenant_id", "client_id", "label_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_on_client_tenant_id_label_id",
                table: "marketing_label_on_client",
                columns: new[] { "tenant_id", "label_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_mailing_list_tenant_id_name",
                table: "marketing_mailing_list",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_subscription_tenant_id_client_id_list_id",
                table: "marketing_subscription",
                columns: new[] { "tenant_id", "client_id", "list_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_subscription_tenant_id_list_id_state",
                table: "marketing_subscription",
                columns: new[] { "tenant_id", "list_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "history_history_entry");

            migrationBuilder.DropTable(
                name: "marketing_consent");

            migrationBuilder.DropTable(
                name: "marketing_consent_entry");

            migrationBuilder.DropTable(
                name: "marketing_label");

            migrationBuilder.DropTable(
                name: "marketing_label_on_client");

            migrationBuilder.DropTable(
                name: "marketing_mailing_list");

            migrationBuilder.DropTable(
                name: "marketing_subscription");
        }
    }
}
