using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class OwnRolesAndVariants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_link_count_tenant_id_campaign_id_link_key_marks",
                schema: "marketing",
                table: "link_count");

            migrationBuilder.AddColumn<Guid>(
                name: "own_role_id",
                schema: "access",
                table: "staff_account",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "variant",
                schema: "marketing",
                table: "recipient",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "variant",
                schema: "marketing",
                table: "mail_touch",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "variant",
                schema: "marketing",
                table: "link_count",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateTime>(
                name: "choice_at",
                schema: "marketing",
                table: "campaign",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "test_hours",
                schema: "marketing",
                table: "campaign",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "test_share",
                schema: "marketing",
                table: "campaign",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "winner",
                schema: "marketing",
                table: "campaign",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<string>(
                name: "winner_by",
                schema: "marketing",
                table: "campaign",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "temporary_passwords",
                schema: "access",
                table: "access_rules",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "salon_role",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    standard = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    rights = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_salon_role", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_link_count_tenant_id_campaign_id_link_key_variant_marks",
                schema: "marketing",
                table: "link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "variant", "marks" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "salon_role",
                schema: "access");

            migrationBuilder.DropIndex(
                name: "IX_link_count_tenant_id_campaign_id_link_key_variant_marks",
                schema: "marketing",
                table: "link_count");

            migrationBuilder.DropColumn(
                name: "own_role_id",
                schema: "access",
                table: "staff_account");

            migrationBuilder.DropColumn(
                name: "variant",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.DropColumn(
                name: "variant",
                schema: "marketing",
                table: "mail_touch");

            migrationBuilder.DropColumn(
                name: "variant",
                schema: "marketing",
                table: "link_count");

            migrationBuilder.DropColumn(
                name: "choice_at",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "test_hours",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "test_share",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "winner",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "winner_by",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "temporary_passwords",
                schema: "access",
                table: "access_rules");

            migrationBuilder.CreateIndex(
                name: "IX_link_count_tenant_id_campaign_id_link_key_marks",
                schema: "marketing",
                table: "link_count",
                columns: new[] { "tenant_id", "campaign_id", "link_key", "marks" },
                unique: true);
        }
    }
}
