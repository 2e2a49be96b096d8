using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class OwnRolesAndVariants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_marketing_link_count_tenant_id_campaign_id_link_key_marks",
                table: "marketing_link_count");

            migrationBuilder.AddColumn<short>(
                name: "variant",
                table: "marketing_recipient",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "variant",
                table: "marketing_mail_touch",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "variant",
                table: "marketing_link_count",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateTime>(
                name: "choice_at",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "test_hours",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "test_share",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "winner",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<string>(
                name: "winner_by",
                table: "marketing_campaign",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "own_role_id",
                table: "access_staff_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "temporary_passwords",
                table: "access_access_rules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "access_salon_role",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    standard = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    rights = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_salon_role", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_link_count_tenant_id_campaign_id_link_key_variant_marks",
                table: "marketing_link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "variant", "marks" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_salon_role");

            migrationBuilder.DropIndex(
                name: "IX_marketing_link_count_tenant_id_campaign_id_link_key_variant_marks",
                table: "marketing_link_count");

            migrationBuilder.DropColumn(
                name: "variant",
                table: "marketing_recipient");

            migrationBuilder.DropColumn(
                name: "variant",
                table: "marketing_mail_touch");

            migrationBuilder.DropColumn(
                name: "variant",
                table: "marketing_link_count");

            migrationBuilder.DropColumn(
                name: "choice_at",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "test_hours",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "test_share",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "winner",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "winner_by",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "own_role_id",
                table: "access_staff_account");

            migrationBuilder.DropColumn(
                name: "temporary_passwords",
                table: "access_access_rules");

            migrationBuilder.CreateIndex(
                name: "IX_marketing_link_count_tenant_id_campaign_id_link_key_marks",
                table: "marketing_link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "marks" },
                unique: true);
        }
    }
}
