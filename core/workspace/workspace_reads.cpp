// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_json_writer.h"
#include "core/workspace/detail_reader.h"
#include "core/workspace/workspace_private.h"

#include <QPromise>

namespace muscope {

template <typename T, typename Read>
QFuture<Result<T>> Workspace::ask(Read read) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    d->reader.post([promise, read, location = d->location](StoreWorker::Connection& connection) {
        Result<T> answer = [&]() -> Result<T> {
            const Result<EventStore*> store = connection.open(location);
            return store ? read(**store) : tl::unexpected(store.error());
        }();
        if (!answer && answer.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        promise->addResult(std::move(answer));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<EventDetail>> Workspace::readDetail(RowNumber number) {
    const EventRow row = index().row(number);
    const EventRow call =
        row.operation == OperationState::Answer && row.peer ? index().row(*row.peer) : row;
    const DetailRequest request{number, row.sequence, index().text(call.name).toStdString(),
                                d->session.sources(), d->companions.files().workflows};
    const std::uint64_t generation = ++d->detail;
    return ask<EventDetail>([this, request, generation](EventStore& store) -> Result<EventDetail> {
        if (generation != d->detail) {
            return failure(ErrorCode::Cancelled, QStringLiteral("another event was asked for"));
        }
        return readEventDetail(store, d->rules, request);
    });
}

QFuture<Result<OperationStory>> Workspace::readOperation(RowNumber number) {
    return ask<OperationStory>(
        [this, number, generation = d->detail.load(), snapshot = index()](EventStore& store) {
            return muscope::readOperation(store, snapshot, number,
                                          [this, generation] { return generation != d->detail; });
        });
}

QFuture<Result<QByteArray>> Workspace::readLines(const std::vector<RowNumber>& rows) {
    std::vector<Sequence> sequences;
    for (const RowNumber row : rows) {
        sequences.push_back(index().row(row).sequence);
    }
    return ask<QByteArray>([sequences](EventStore& store) -> Result<QByteArray> {
        QByteArray lines;
        EventJsonWriter writer;
        const Result<void> read = store.readSequences(
            sequences, [&](const EventView& event) { lines += writer.line(event); });
        return read ? Result<QByteArray>(lines) : tl::unexpected(read.error());
    });
}

QFuture<Result<RowNumber>> Workspace::findEvent(const EventId& id) {
    return ask<RowNumber>([id, session = d->current.value_or(SessionId()),
                           snapshot = index()](EventStore& store) -> Result<RowNumber> {
        const Result<Sequence> sequence = store.sequenceOf(session, id);
        if (!sequence) {
            return tl::unexpected(sequence.error());
        }
        for (std::uint32_t i = 0; i < snapshot.size(); ++i) {
            if (snapshot.row(RowNumber(i)).sequence == *sequence) {
                return RowNumber(i);
            }
        }
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("event %1 has not been read yet").arg(QString::fromUtf8(id.value())));
    });
}

} // namespace muscope
