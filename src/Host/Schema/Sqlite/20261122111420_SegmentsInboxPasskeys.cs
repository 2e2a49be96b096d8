using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class SegmentsInboxPasskeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_client_id",
                table: "marketing_recipient");

            migrationBuilder.AddColumn<string>(
                name: "by",
                table: "marketing_suppressed_address",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "marketing_suppressed_address",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "marketing_suppressed_address",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "why",
                table: "marketing_suppressed_address",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "round",
                table: "marketing_recipient",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "automation_id",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "by_consent",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "except_list_id",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "except_segment_id",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_live",
                table: "marketing_campaign",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "segment_id",
                table: "marketing_campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "extended_at",
                table: "clients_profile_wish",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                table: "clients_profile_wish",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "assigned_staff_id",
                table: "clients_client",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_by_passkey",
                table: "access_session",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "mails_of_looks",
                table: "access_access_rules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "access_passkey",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    credential_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    credential_id = table.Column<string>(type: "TEXT", maxLength: 1400, nullable: false),
                    public_key = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_passkey", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_push_device",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    endpoint = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    endpoint_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    public_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_push_device", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_push_message",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    device_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    news = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_push_message", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_spent_challenge",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_spent_challenge", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_canned_answer",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_canned_answer", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_document",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_document", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_message_thread",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    progress = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    assigned_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    assigned_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_unread = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_message_thread", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_own_action",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_own_action", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_own_action_version",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_own_action_version", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_thread_message",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_from_client = table.Column<bool>(type: "INTEGER", nullable: false),
                    via = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    quoted = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_mailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    not_kept = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_thread_message", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_queued_automation",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    automation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_queued_automation", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "marketing_automation",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    trigger = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    entry = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    entry_days = table.Column<int>(type: "INTEGER", nullable: true),
                    steps = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    stopped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    looped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_automation", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_enrolment",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    automation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry = table.Column<short>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    entered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    hops = table.Column<short>(type: "INTEGER", nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_enrolment", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_mail_limit",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mails = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_mail_limit", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_segment",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    filter = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_segment", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_suppressed_address_tenant_id_at",
                table: "marketing_suppressed_address",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_client_id_round",
                table: "marketing_recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_passkey_tenant_id_account_id",
                table: "access_passkey",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_passkey_tenant_id_credential_hash",
                table: "access_passkey",
                columns: new[] { "tenant_id", "credential_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_push_device_tenant_id_account_id",
                table: "access_push_device",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_push_device_tenant_id_endpoint_hash",
                table: "access_push_device",
                columns: new[] { "tenant_id", "endpoint_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_push_message_tenant_id_device_id",
                table: "access_push_message",
                columns: new[] { "tenant_id", "device_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_spent_challenge_tenant_id_expires_at",
                table: "access_spent_challenge",
                columns: new[] { "tenant_id", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_history_canned_answer_tenant_id_title",
                table: "history_canned_answer",
                columns: new[] { "tenant_id", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_document_tenant_id_client_id",
                table: "history_document",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_document_tenant_id_subject_id",
                table: "history_document",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_message_thread_tenant_id_client_id_last_at",
                table: "history_message_thread",
                columns: new[] { "tenant_id", "client_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "IX_history_message_thread_tenant_id_progress_last_at_id",
                table: "history_message_thread",
                columns: new[] { "tenant_id", "progress", "last_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_own_action_tenant_id_client_id_at",
                table: "history_own_action",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_history_own_action_version_tenant_id_action_id_saved_at",
                table: "history_own_action_version",
                columns: new[] { "tenant_id", "action_id", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "IX_history_thread_message_tenant_id_client_id",
                table: "history_thread_message",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_thread_message_tenant_id_source_hash",
                table: "history_thread_message",
                columns: new[] { "tenant_id", "source_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_thread_message_tenant_id_thread_id_at",
                table: "history_thread_message",
                columns: new[] { "tenant_id", "thread_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_automation_next_at_seq",
                table: "kernel_queued_automation",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_automation_tenant_id_automation_id",
                table: "kernel_queued_automation",
                columns: new[] { "tenant_id", "automation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_automation_tenant_id_state",
                table: "kernel_queued_automation",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_automation_tenant_id_state_trigger",
                table: "marketing_automation",
                columns: new[] { "tenant_id", "state", "trigger" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_enrolment_tenant_id_automation_id_client_id_entry",
                table: "marketing_enrolment",
                columns: new[] { "tenant_id", "automation_id", "client_id", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_enrolment_tenant_id_automation_id_state_due_at",
                table: "marketing_enrolment",
                columns: new[] { "tenant_id", "automation_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_enrolment_tenant_id_client_id",
                table: "marketing_enrolment",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_mail_limit_tenant_id",
                table: "marketing_mail_limit",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_segment_tenant_id_name",
                table: "marketing_segment",
                columns: new[] { "tenant_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_passkey");

            migrationBuilder.DropTable(
                name: "access_push_device");

            migrationBuilder.DropTable(
                name: "access_push_message");

            migrationBuilder.DropTable(
                name: "access_spent_challenge");

            migrationBuilder.DropTable(
                name: "history_canned_answer");

            migrationBuilder.DropTable(
                name: "history_document");

            migrationBuilder.DropTable(
                name: "history_message_thread");

            migrationBuilder.DropTable(
                name: "history_own_action");

            migrationBuilder.DropTable(
                name: "history_own_action_version");

            migrationBuilder.DropTable(
                name: "history_thread_message");

            migrationBuilder.DropTable(
                name: "kernel_queued_automation");

            migrationBuilder.DropTable(
                name: "marketing_automation");

            migrationBuilder.DropTable(
                name: "marketing_enrolment");

            migrationBuilder.DropTable(
                name: "marketing_mail_limit");

            migrationBuilder.DropTable(
                name: "marketing_segment");

            migrationBuilder.DropIndex(
                name: "IX_marketing_suppressed_address_tenant_id_at",
                table: "marketing_suppressed_address");

            migrationBuilder.DropIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_client_id_round",
                table: "marketing_recipient");

            migrationBuilder.DropColumn(
                name: "by",
                table: "marketing_suppressed_address");

            migrationBuilder.DropColumn(
                name: "email",
                table: "marketing_suppressed_address");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "marketing_suppressed_address");

            migrationBuilder.DropColumn(
                name: "why",
                table: "marketing_suppressed_address");

            migrationBuilder.DropColumn(
                name: "round",
                table: "marketing_recipient");

            migrationBuilder.DropColumn(
                name: "automation_id",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "by_consent",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "except_list_id",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "except_segment_id",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "is_live",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "segment_id",
                table: "marketing_campaign");

            migrationBuilder.DropColumn(
                name: "extended_at",
                table: "clients_profile_wish");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                table: "clients_profile_wish");

            migrationBuilder.DropColumn(
                name: "assigned_staff_id",
                table: "clients_client");

            migrationBuilder.DropColumn(
                name: "is_by_passkey",
                table: "access_session");

            migrationBuilder.DropColumn(
                name: "mails_of_looks",
                table: "access_access_rules");

            migrationBuilder.CreateIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_client_id",
                table: "marketing_recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id" },
                unique: true);
        }
    }
}
