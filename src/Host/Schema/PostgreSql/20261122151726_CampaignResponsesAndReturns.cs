using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.PostgreSql
{
    /// <inheritdoc />
    public partial class CampaignResponsesAndReturns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "left_at",
                schema: "marketing",
                table: "recipient",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "returned",
                schema: "marketing",
                table: "recipient",
                type: "smallint",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "in_archive",
                schema: "marketing",
                table: "campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                schema: "marketing",
                table: "campaign",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_campaign",
                schema: "marketing",
                table: "campaign",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_medium",
                schema: "marketing",
                table: "campaign",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "utm_source",
                schema: "marketing",
                table: "campaign",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "versions",
                schema: "marketing",
                table: "campaign",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                schema: "marketing",
                table: "automation",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "campaign_picture",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    small_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    large_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_picture", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "link_count",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_key = table.Column<long>(type: "bigint", nullable: false),
                    marks = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    @class = table.Column<short>(name: "class", type: "smallint", maxLength: 40, nullable: false),
                    rules = table.Column<short>(type: "smallint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_count", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mail_touch",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    link_key = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    program = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    marks = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    @class = table.Column<short>(name: "class", type: "smallint", maxLength: 40, nullable: false),
                    rules = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_touch", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sending_domain",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    domain = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    selector = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    public_key = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    sealed_key = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    dkim = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    spf = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    dmarc = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    verified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    warm_level = table.Column<int>(type: "integer", nullable: false),
                    warm_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    warm_sent = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sending_domain", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_link_count_tenant_id_campaign_id_link_key_marks",
                schema: "marketing",
                table: "link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "marks" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_touch_tenant_id_campaign_id_client_id",
                schema: "marketing",
                table: "mail_touch",
                columns: new[] { "tenant_id", "campaign_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_touch_tenant_id_client_id",
                schema: "marketing",
                table: "mail_touch",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_sending_domain_tenant_id",
                schema: "marketing",
                table: "sending_domain",
                column: "tenant_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_picture",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "link_count",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "mail_touch",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "sending_domain",
                schema: "marketing");

            migrationBuilder.DropColumn(
                name: "left_at",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.DropColumn(
                name: "returned",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.DropColumn(
                name: "in_archive",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "removed_at",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "utm_campaign",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "utm_medium",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "utm_source",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "versions",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "removed_at",
                schema: "marketing",
                table: "automation");
        }
    }
}
