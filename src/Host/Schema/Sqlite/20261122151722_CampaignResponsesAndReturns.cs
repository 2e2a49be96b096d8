using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class CampaignResponsesAndReturns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "left_at",
                table: "marketing_recipient",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "returned",
                table: "marketing_recipient",
                type: "INTEGER",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "in_archive",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_campaign",
                table: "marketing_campaign",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_medium",
                table: "marketing_campaign",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_source",
                table: "marketing_campaign",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "versions",
                table: "marketing_campaign",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                table: "marketing_automation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "marketing_campaign_picture",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    small_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    large_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_campaign_picture", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_link_count",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link_key = table.Column<long>(type: "INTEGER", nullable: false),
                    marks = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    @class = table.Column<short>(name: "class", type: "INTEGER", maxLength: 40, nullable: false),
                    rules = table.Column<short>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_link_count", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_mail_touch",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    link_key = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    program = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    marks = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    @class = table.Column<short>(name: "class", type: "INTEGER", maxLength: 40, nullable: false),
                    rules = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_mail_touch", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_sending_domain",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    domain = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    selector = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    public_key = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    sealed_key = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    dkim = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    spf = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dmarc = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    verified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    warm_level = table.Column<int>(type: "INTEGER", nullable: false),
                    warm_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    warm_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_sending_domain", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_link_count_tenant_id_campaign_id_link_key_marks",
                table: "marketing_link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "marks" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_mail_touch_tenant_id_campaign_id_client_id",
                table: "marketing_mail_touch",
                columns: new[] { "tenant_id", "campaign_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_mail_touch_tenant_id_client_id",
                table: "marketing_mail_touch",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_sending_domain_tenant_id",
                table: "marketing_sending_domain",
                column: "tenant_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "marketing_campaign_picture");

            migrationBuilder.DropTable(
                name: "marketing_link_count");

            migrationBuilder.DropTable(
                name: "marketing_mail_touch");

            migrationBuilder.DropTable(
                name: "marketing_sending_domain");

            migrationBuilder.DropColumn(
                name: "left_at",
                table: "marketing_recipient");

            migrationBuilder.DropColumn(
                name: "returned",
                table: "marketing_recipient");

            migrationBuilder.DropColumn(
                name: "in_archive",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "utm_campaign",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "utm_medium",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "utm_source",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "versions",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "marketing_automation");
        }
    }
}
