// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/session_file_writer.h"

#include "core/base/utf8_text.h"
#include "core/store/builtin_stores.h"
#include "core/store/receipt_table.h"
#include "core/store/schema_script.h"

namespace muscope {

namespace {

constexpr const char* InsertEvent =
    "INSERT INTO mcp_events (id, session_id, event_id, event_type, created_at, payload, metadata,"
    " direction, stream_id, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// A database that is thrown away when anything fails needs no journal; FileDraft waits for the
// disk.
constexpr std::array Settings{"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                              "PRAGMA locking_mode = EXCLUSIVE"};

// The bytes as long as they are there, which is until they are bound.
QByteArray borrowed(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

SqlValue text(std::string_view bytes) {
    return borrowed(bytes);
}

SqlValue viewOrNull(const std::optional<std::string_view>& bytes) {
    return bytes ? SqlValue(borrowed(*bytes)) : SqlValue();
}

SqlValue blob(std::string_view bytes) {
    return SqlBlob{borrowed(bytes)};
}

} // namespace

SessionFileWriter::SessionFileWriter(QString path, const SessionFileForm& form,
                                     std::unique_ptr<FileDraft> draft,
                                     std::unique_ptr<SqlConnection> connection)
    : m_path(std::move(path))
    , m_form(form)
    , m_draft(std::move(draft))
    , m_connection(std::move(connection)) {}

Result<std::unique_ptr<SessionFileWriter>> SessionFileWriter::open(const QString& path,
                                                                   const SessionFileForm& form) {
    auto draft = FileDraft::open(path);
    if (!draft) {
        return tl::unexpected(draft.error());
    }
    StoreLocation location;
    location.path = (*draft)->path();
    QStringList remarks;
    auto connection = backendFor(location).connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    std::unique_ptr<SessionFileWriter> writer(
        new SessionFileWriter(path, form, std::move(*draft), std::move(*connection)));
    const Result<void> begun = writer->begin();
    return begun ? Result<std::unique_ptr<SessionFileWriter>>(std::move(writer))
                 : tl::unexpected(begun.error());
}

Result<void> SessionFileWriter::begin() {
    Result<void> done;
    for (const char* const setting : Settings) {
        done = done.and_then([&] { return run(setting); });
    }
    done = done.and_then([&] { return run("BEGIN"); });
    for (const QByteArray& statement : schemaScript("sqlite/002_session_file.sql").split(';')) {
        done = done.and_then([&] { return run(statement); });
    }
    return done;
}

Result<void> SessionFileWriter::addEvent(const EventView& event) {
    return run(InsertEvent,
               {m_form.keepsSequences ? SqlValue(event.sequence.value()) : SqlValue(),
                text(event.sessionId), text(event.eventId), text(event.type),
                viewOrNull(event.createdAt), viewOrNull(event.payload), viewOrNull(event.metadata),
                viewOrNull(event.direction), viewOrNull(event.streamId),
                event.raw ? blob(*event.raw) : SqlValue()});
}

Result<void> SessionFileWriter::addDigest(const CarriedDigest& digest) {
    return run("INSERT INTO muscope_digests VALUES (?, ?, ?)",
               {digest.session.value(), digest.events, text(digest.digest)});
}

Result<bool> SessionFileWriter::closeEvents() {
    const Result<void> ordered = run("CREATE INDEX mcp_events_session ON mcp_events"
                                     " (session_id, id)");
    if (!ordered) {
        return tl::unexpected(ordered.error());
    }
    // Asked first: without a journal a statement that fails half way cannot be taken back.
    bool isUnique = true;
    const Result<void> asked = m_connection->forEachRow(
        "SELECT 1 FROM mcp_events GROUP BY session_id, event_id HAVING count(*) > 1 LIMIT 1", {},
        [&isUnique](const RowCursor&) { isUnique = false; });
    if (!asked) {
        return withPlace(asked.error());
    }
    const Result<void> found = run(QByteArray(isUnique ? "CREATE UNIQUE" : "CREATE") +
                                   " INDEX unique_session_event ON mcp_events"
                                   " (session_id, event_id)");
    return found ? Result<bool>(isUnique) : tl::unexpected(found.error());
}

Result<bool> SessionFileWriter::hasEvent(std::string_view eventId) {
    bool isThere = false;
    const Result<void> asked = m_connection->forEachRow(
        "SELECT 1 FROM muscope_digests AS d, mcp_events AS t WHERE t.session_id = d.session_id"
        " AND t.event_id = ? LIMIT 1",
        {text(eventId)}, [&isThere](const RowCursor&) { isThere = true; });
    return asked ? Result<bool>(isThere) : withPlace(asked.error());
}

Result<void> SessionFileWriter::addReceipt(const EventView& row) {
    if (!m_hasReceiptTable) {
        const Result<void> made =
            run(QByteArray("CREATE TABLE mu_receipts (id INTEGER PRIMARY KEY, event_id TEXT, ") +
                (m_form.doReceiptsTellSessions ? "session_id TEXT, " : "") + "mu " +
                (m_form.areReceiptsJson ? CarriedJsonType : "TEXT") + ')');
        if (!made) {
            return made;
        }
        m_hasReceiptTable = true;
    }
    return m_form.doReceiptsTellSessions
               ? run("INSERT INTO mu_receipts (event_id, session_id, mu) VALUES (?, ?, ?)",
                     {text(row.eventId), text(row.sessionId), viewOrNull(row.payload)})
               : run("INSERT INTO mu_receipts (event_id, mu) VALUES (?, ?)",
                     {text(row.eventId), viewOrNull(row.payload)});
}

Result<void> SessionFileWriter::addWorkflow(const CarriedFile& file) {
    return run("INSERT INTO muscope_workflows (name, text) VALUES (?, ?)",
               {text(file.name), blob(file.text)});
}

Result<void> SessionFileWriter::addReceiptFile(const CarriedFile& file) {
    return run(
        "INSERT INTO muscope_receipt_files (name, text, document_name, document_text)"
        " VALUES (?, ?, ?, ?)",
        {text(file.name), blob(file.text), text(file.documentName), blob(file.documentText)});
}

Result<void> SessionFileWriter::commit() {
    if (const Result<void> ended = run("COMMIT"); !ended) {
        return ended;
    }
    m_connection.reset();
    return m_draft->putInPlace();
}

Result<void> SessionFileWriter::run(const QByteArray& sql, const std::vector<SqlValue>& values) {
    const Result<void> done = m_connection->execute(sql, values);
    return done ? done : withPlace(done.error());
}

tl::unexpected<Error> SessionFileWriter::withPlace(const Error& error) const {
    // SQLite calls a full disk and an I/O error otherwise than one that does not take a row.
    const ErrorCode code = error.code == ErrorCode::Connection ? ErrorCode::Write : error.code;
    return failure(code, QStringLiteral("writing %1: %2").arg(m_path, error.message));
}

} // namespace muscope
