// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/index/event_row.h"
#include "core/receipt/receipt_report.h"
#include "core/shape/payload_shape.h"
#include "core/workspace/event_workflows.h"

#include <QString>

#include <memory>
#include <vector>

namespace muscope {

namespace json {
class OwnedDocument;
}

// Everything the detail pane shows of one event; made off the GUI thread, immutable afterwards.
struct EventDetail {
    RowNumber number;
    StoredEvent event;
    std::shared_ptr<const json::OwnedDocument> payload;  // null: no JSON, see payloadError
    std::shared_ptr<const json::OwnedDocument> metadata; // null: no JSON or none
    QString payloadError; // "line 1, column 7: expected a value"; empty when payload is JSON
    QString metadataError;
    std::shared_ptr<const PayloadShape> shape; // what is known of payload; null: payload is null
    Verdict verdict = Verdict::None;
    MatchLevel level = MatchLevel::None;
    std::vector<WorkflowTie> workflows;  // those the event is tied to, checked
    std::vector<ReceiptReport> receipts; // one per receipt found, worst first, with full evidence
};

} // namespace muscope
