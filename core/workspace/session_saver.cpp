// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_saver.h"

#include "core/base/utf8_text.h"
#include "core/receipt/session_digest.h"
#include "core/store/session_file_writer.h"
#include "core/store/store_file.h"
#include "core/workspace/receipt_sources.h"

#include <QFileInfo>

namespace muscope {

namespace {

// One run of saveSessions().
class Saver {
public:
    Saver(EventStore& store, SessionFileWriter& writer, const std::function<void()>& onEvent,
          const std::stop_token& stop)
        : m_store(store)
        , m_writer(writer)
        , m_onEvent(onEvent)
        , m_onStop(stop, [this] { m_stop.request_stop(); }) {}

    Result<void> addSession(const SessionId& session) {
        SessionDigest digest(toView(session.value()));
        EventScope scope;
        scope.session = session;
        scope.withRaw = true;
        const Result<void> read = this->read(
            [&](const EventStore::EventSink& sink) {
                return m_store.read(scope, sink, m_stop.get_token());
            },
            [&](const EventView& event) {
                digest.add(event);
                m_onEvent();
                return m_writer.addEvent(event);
            });
        if (!read) {
            return read;
        }
        if (digest.count() == 0) {
            return failure(ErrorCode::NotFound, QStringLiteral("%1 has no session %2")
                                                    .arg(m_store.description().displayText,
                                                         QString::fromUtf8(session.value())));
        }
        m_saved.sessions.push_back({session, digest.count(), hexOf(digest.digest())});
        return m_writer.addDigest(m_saved.sessions.back());
    }

    // Those of these sessions, where the table tells sessions; otherwise those of their events.
    Result<void> addReceipts(const std::vector<SessionId>& sessions) {
        const Result<bool> closed = m_writer.closeEvents();
        if (!closed) {
            return tl::unexpected(closed.error());
        }
        m_saved.areEventIdsUnique = *closed;
        if (!m_store.hasReceiptTable()) {
            return {};
        }
        if (!m_store.doReceiptsTellSessions()) {
            return addReceiptRows(std::nullopt);
        }
        Result<void> done;
        for (const SessionId& session : sessions) {
            done = done.and_then([&] { return addReceiptRows(session); });
        }
        return done;
    }

    Result<void> addFiles(const CompanionFiles& files) {
        Result<void> done;
        if (files.workflows) {
            for (const WorkflowFile& file : files.workflows->files()) {
                done = done.and_then([&] { return m_writer.addWorkflow({file.name, *file.text}); });
            }
        }
        if (files.receipts) {
            for (const ReceiptFile& file : files.receipts->files()) {
                done = done.and_then([&] {
                    return m_writer.addReceiptFile(
                        {file.name, file.text, file.documentName, file.documentText});
                });
            }
        }
        return done;
    }

    [[nodiscard]] SavedSessions takeSaved() { return std::move(m_saved); }

private:
    // Reads, and stops reading at the first row that cannot be written.
    template <typename Read, typename Write>
    Result<void> read(const Read& read, const Write& write) {
        Result<void> written;
        const Result<void> done = read([&](const EventView& row) {
            if (written) {
                written = write(row);
            }
            if (!written) {
                m_stop.request_stop();
            }
        });
        return written ? done : written;
    }

    Result<void> addReceiptRows(const std::optional<SessionId>& session) {
        return read(
            [&](const EventStore::EventSink& sink) {
                return m_store.readReceiptTable(session, sink, m_stop.get_token());
            },
            [&](const EventView& row) -> Result<void> {
                const Result<bool> concerns =
                    session ? true : m_writer.hasEvent(subjectOfTableRow(row));
                if (!concerns || !*concerns) {
                    return concerns ? Result<void>() : tl::unexpected(concerns.error());
                }
                ++m_saved.receipts;
                return m_writer.addReceipt(row);
            });
    }

    EventStore& m_store;
    SessionFileWriter& m_writer;
    const std::function<void()>& m_onEvent;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_onStop;
    SavedSessions m_saved;
};

} // namespace

Result<void> isFreeForSessions(const SaveRequest& request, const StoreLocation& location) {
    const auto target = StoreFile::at(request.path);
    if (!target) {
        return {};
    }
    if (location.kind == StoreLocation::Kind::Sqlite) {
        const auto source = StoreFile::at(location.path);
        if (source && source->isSameFile(*target)) {
            return failure(ErrorCode::InvalidInput,
                           QStringLiteral("writing %1 would destroy the store that is read; name "
                                          "another file")
                               .arg(request.path));
        }
    }
    if (!request.replaces) {
        return failure(ErrorCode::Write,
                       QStringLiteral("%1 is there already and may be evidence").arg(request.path));
    }
    return {};
}

Result<SavedSessions> saveSessions(EventStore& store, const StoreLocation& location,
                                   const SaveRequest& request, const std::function<void()>& onEvent,
                                   const std::stop_token& stop) {
    Result<void> done = isFreeForSessions(request, location);
    if (!done) {
        return tl::unexpected(done.error());
    }
    SessionFileForm form;
    form.keepsSequences = store.isKeyed();
    if (store.hasReceiptTable()) {
        form.doReceiptsTellSessions = store.doReceiptsTellSessions();
        form.areReceiptsJson = store.areReceiptsJson();
    }
    auto writer = SessionFileWriter::open(request.path, form);
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    Saver saver(store, **writer, onEvent, stop);
    for (const SessionId& session : request.sessions) {
        done = done.and_then([&] { return saver.addSession(session); });
    }
    done = done.and_then([&] { return saver.addReceipts(request.sessions); })
               .and_then([&] { return saver.addFiles(request.companions); })
               .and_then([&] { return (*writer)->commit(); });
    if (!done) {
        return tl::unexpected(done.error());
    }
    return saver.takeSaved();
}

} // namespace muscope
