using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Host.Schema.PostgreSql
{
    /// <inheritdoc />
    public partial class SegmentsInboxPasskeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_recipient_tenant_id_campaign_id_client_id",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.AddColumn<string>(
                name: "by",
                schema: "marketing",
                table: "suppressed_address",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                schema: "marketing",
                table: "suppressed_address",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "marketing",
                table: "suppressed_address",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "why",
                schema: "marketing",
                table: "suppressed_address",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_by_passkey",
                schema: "access",
                table: "session",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<short>(
                name: "round",
                schema: "marketing",
                table: "recipient",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateTime>(
                name: "extended_at",
                schema: "clients",
                table: "profile_wish",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                schema: "clients",
                table: "profile_wish",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "text",
                schema: "clients",
                table: "client_note",
                type: "character varying(16384)",
                maxLength: 16384,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<Guid>(
                name: "assigned_staff_id",
                schema: "clients",
                table: "client",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "automation_id",
                schema: "marketing",
                table: "campaign",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "by_consent",
                schema: "marketing",
                table: "campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "except_list_id",
                schema: "marketing",
                table: "campaign",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "except_segment_id",
                schema: "marketing",
                table: "campaign",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_live",
                schema: "marketing",
                table: "campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "segment_id",
                schema: "marketing",
                table: "campaign",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "mails_of_looks",
                schema: "access",
                table: "access_rules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "automation",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    entry = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entry_days = table.Column<int>(type: "integer", nullable: true),
                    steps = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    stopped_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    looped_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_automation", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "canned_answer",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    text = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_answer", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "document",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    content_type = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    author = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    automation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    step = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    hops = table.Column<short>(type: "smallint", nullable: false),
                    in_bin = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mail_limit",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mails = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_limit", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "message_thread",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    progress = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    assigned_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assigned_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    is_unread = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_thread", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "own_action",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    author = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_action", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "own_action_version",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_action_version", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    credential_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    credential_id = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false),
                    public_key = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "push_device",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    endpoint = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    endpoint_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    public_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    secret = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_device", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "push_message",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    news = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_message", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "queued_automation",
                schema: "kernel",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    automation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true),
                    last_error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_automation", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "segment",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    filter = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_segment", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_challenge", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "thread_message",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_from_client = table.Column<bool>(type: "boolean", nullable: false),
                    via = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    quoted = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    author = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_mailed = table.Column<bool>(type: "boolean", nullable: false),
                    source_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    not_kept = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_message", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_suppressed_address_tenant_id_at",
                schema: "marketing",
                table: "suppressed_address",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_recipient_tenant_id_campaign_id_client_id_round",
                schema: "marketing",
                table: "recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_automation_tenant_id_state_trigger",
                schema: "marketing",
                table: "automation",
                columns: new[] { "tenant_id", "state", "trigger" });

            migrationBuilder.CreateIndex(
                name: "IX_canned_answer_tenant_id_title",
                schema: "history",
                table: "canned_answer",
                columns: new[] { "tenant_id", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_document_tenant_id_client_id",
                schema: "history",
                table: "document",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_document_tenant_id_subject_id",
                schema: "history",
                table: "document",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_tenant_id_automation_id_client_id_entry",
                schema: "marketing",
                table: "enrolment",
                columns: new[] { "tenant_id", "automation_id", "client_id", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_tenant_id_automation_id_state_due_at",
                schema: "marketing",
                table: "enrolment",
                columns: new[] { "tenant_id", "automation_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_tenant_id_client_id",
                schema: "marketing",
                table: "enrolment",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_limit_tenant_id",
                schema: "marketing",
                table: "mail_limit",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_message_thread_tenant_id_client_id_last_at",
                schema: "history",
                table: "message_thread",
                columns: new[] { "tenant_id", "client_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "IX_message_thread_tenant_id_progress_last_at_id",
                schema: "history",
                table: "message_thread",
                columns: new[] { "tenant_id", "progress", "last_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_own_action_tenant_id_client_id_at",
                schema: "history",
                table: "own_action",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_own_action_version_tenant_id_action_id_saved_at",
                schema: "history",
                table: "own_action_version",
                columns: new[] { "tenant_id", "action_id", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "IX_passkey_tenant_id_account_id",
                schema: "access",
                table: "passkey",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_passkey_tenant_id_credential_hash",
                schema: "access",
                table: "passkey",
                columns: new[] { "tenant_id", "credential_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_push_device_tenant_id_account_id",
                schema: "access",
                table: "push_device",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_push_device_tenant_id_endpoint_hash",
                schema: "access",
                table: "push_device",
                columns: new[] { "tenant_id", "endpoint_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_push_message_tenant_id_device_id",
                schema: "access",
                table: "push_message",
                columns: new[] { "tenant_id", "device_id" });

            migrationBuilder.CreateIndex(
                name: "IX_queued_automation_next_at_seq",
                schema: "kernel",
                table: "queued_automation",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_queued_automation_tenant_id_automation_id",
                schema: "kernel",
                table: "queued_automation",
                columns: new[] { "tenant_id", "automation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_queued_automation_tenant_id_state",
                schema: "kernel",
                table: "queued_automation",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_segment_tenant_id_name",
                schema: "marketing",
                table: "segment",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spent_challenge_tenant_id_expires_at",
                schema: "access",
                table: "spent_challenge",
                columns: new[] { "tenant_id", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_thread_message_tenant_id_client_id",
                schema: "history",
                table: "thread_message",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_thread_message_tenant_id_source_hash",
                schema: "history",
                table: "thread_message",
                columns: new[] { "tenant_id", "source_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_thread_message_tenant_id_thread_id_at",
                schema: "history",
                table: "thread_message",
                columns: new[] { "tenant_id", "thread_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "automation",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "canned_answer",
                schema: "history");

            migrationBuilder.DropTable(
                name: "document",
                schema: "history");

            migrationBuilder.DropTable(
                name: "enrolment",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "mail_limit",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "message_thread",
                schema: "history");

            migrationBuilder.DropTable(
                name: "own_action",
                schema: "history");

            migrationBuilder.DropTable(
                name: "own_action_version",
                schema: "history");

            migrationBuilder.DropTable(
                name: "passkey",
                schema: "access");

            migrationBuilder.DropTable(
                name: "push_device",
                schema: "access");

            migrationBuilder.DropTable(
                name: "push_message",
                schema: "access");

            migrationBuilder.DropTable(
                name: "queued_automation",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "segment",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "spent_challenge",
                schema: "access");

            migrationBuilder.DropTable(
                name: "thread_message",
                schema: "history");

            migrationBuilder.DropIndex(
                name: "IX_suppressed_address_tenant_id_at",
                schema: "marketing",
                table: "suppressed_address");

            migrationBuilder.DropIndex(
                name: "IX_recipient_tenant_id_campaign_id_client_id_round",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.DropColumn(
                name: "by",
                schema: "marketing",
                table: "suppressed_address");

            migrationBuilder.DropColumn(
                name: "email",
                schema: "marketing",
                table: "suppressed_address");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "marketing",
                table: "suppressed_address");

            migrationBuilder.DropColumn(
                name: "why",
                schema: "marketing",
                table: "suppressed_address");

            migrationBuilder.DropColumn(
                name: "is_by_passkey",
                schema: "access",
                table: "session");

            migrationBuilder.DropColumn(
                name: "round",
                schema: "marketing",
                table: "recipient");

            migrationBuilder.DropColumn(
                name: "extended_at",
                schema: "clients",
                table: "profile_wish");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                schema: "clients",
                table: "profile_wish");

            migrationBuilder.DropColumn(
                name: "assigned_staff_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropColumn(
                name: "automation_id",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "by_consent",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "except_list_id",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "except_segment_id",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "is_live",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "segment_id",
                schema: "marketing",
                table: "campaign");

            migrationBuilder.DropColumn(
                name: "mails_of_looks",
                schema: "access",
                table: "access_rules");

            migrationBuilder.AlterColumn<string>(
                name: "text",
                schema: "clients",
                table: "client_note",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(16384)",
                oldMaxLength: 16384);

            migrationBuilder.CreateIndex(
                name: "IX_recipient_tenant_id_campaign_id_client_id",
                schema: "marketing",
                table: "recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id" },
                unique: true);
        }
    }
}
