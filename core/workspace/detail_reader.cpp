// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/detail_reader.h"

#include "core/json/owned_document.h"
#include "core/json/text_position.h"
#include "core/workspace/linked_receipts.h"
#include "core/workspace/workflow_checker.h"

namespace muscope {

namespace {

using SharedDocument = std::shared_ptr<const json::OwnedDocument>;

// Null, with the reason and its place in error, when the text is no JSON.
SharedDocument parsed(const std::optional<QByteArray>& text, QString& error) {
    if (!text) {
        return nullptr;
    }
    auto document = json::OwnedDocument::parse(text->toStdString());
    if (document) {
        return *document;
    }
    const json::TextPosition place = json::positionAt(
        std::string_view(text->constData(), static_cast<std::size_t>(text->size())),
        document.error().offset);
    error = QStringLiteral("line %1, column %2: %3")
                .arg(place.line)
                .arg(place.column)
                .arg(QLatin1StringView(document.error().message));
    return nullptr;
}

} // namespace

Result<EventDetail> readEventDetail(EventStore& store, const RuleRegistry& rules,
                                    const DetailRequest& request) {
    EventBatch rows;
    const Result<void> read = store.readSequences(
        std::span(&request.sequence, 1), [&rows](const EventView& event) { rows.append(event); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (rows.isEmpty()) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("event %1 is no longer in the store; reload the session")
                           .arg(request.number.value() + 1));
    }
    EventDetail detail;
    detail.number = request.number;
    detail.event = StoredEvent::copyOf(rows.at(0));
    detail.payload = parsed(detail.event.payload, detail.payloadError);
    detail.metadata = parsed(detail.event.metadata, detail.metadataError);
    detail.workflows = WorkflowChecker(request.workflows).check(rows.at(0), request.tool).ties;
    if (detail.payload) {
        detail.shape = std::make_shared<const PayloadShape>(
            payloadShape(detail.payload->document(), detail.event.type.toStdString()));
    }
    ReceiptEngine engine(rules);
    LinkedReceipts linked;
    if (request.sources && !request.sources->isEmpty()) {
        if (const Result<void> loaded = linked.load(store, *request.sources, rows, engine);
            !loaded) {
            return tl::unexpected(loaded.error());
        }
    }
    if (ReceiptEngine::isReceiptEvent(rows.at(0).type)) {
        detail.verdict = Verdict::ReceiptEvent;
        return detail;
    }
    EventVerdict verdict = engine.check(rows.at(0), linked.of(rows.at(0)), Evidence::Full);
    if (request.sources && request.sources->misplaced) {
        request.sources->misplaced->amend(rows.at(0), verdict);
    }
    detail.verdict = verdict.verdict;
    detail.level = verdict.level;
    detail.receipts = std::move(verdict.reports);
    return detail;
}

} // namespace muscope
