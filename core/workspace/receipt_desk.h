// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_maker.h"
#include "core/store/store_location.h"
#include "core/workspace/event_detail.h"
#include "core/workspace/store_worker.h"

#include <QFuture>
#include <QStringList>

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

class RuleRegistry;

// What receipts in files, held against one event, came to.
struct FileReceipts {
    std::vector<ReceiptReport> reports; // one a file that could be read, with full evidence
    std::vector<QString> errors;        // a sentence for each that could not
};

// Makes receipts of an event that was read and checks receipts in files against one, on a thread of
// its own: however large the payload, nobody waits for it. Nothing is ever written to a store. To
// be called on the GUI thread; destroying it stops what goes on and waits.
class ReceiptDesk final {
public:
    using Made = Result<std::shared_ptr<const MadeReceipt>>;
    using Detail = std::shared_ptr<const EventDetail>;

    explicit ReceiptDesk(const RuleRegistry& rules);
    ~ReceiptDesk();
    Q_DISABLE_COPY_MOVE(ReceiptDesk)

    // A newer call makes an older, unbegun one end with ErrorCode::Cancelled.
    [[nodiscard]] QFuture<Made> make(Detail detail, const ReceiptWish& wish);
    [[nodiscard]] QFuture<Result<void>> save(const QString& path,
                                             std::shared_ptr<const MadeReceipt> made);

    // Each file is checked as one more receipt of the event. One that differs is looked for among
    // the other events of the session, if that has no more than MostSearched. A newer call stops an
    // older one.
    [[nodiscard]] QFuture<FileReceipts> checkFiles(Detail detail, const QStringList& files,
                                                   const StoreLocation& location,
                                                   std::uint32_t sessionEvents);
    void stopChecking();

    static constexpr std::uint32_t MostSearched = 200'000; // events

private:
    const RuleRegistry& m_rules;
    std::atomic<std::uint64_t> m_making = 0; // generation of the receipt wanted; read by the worker
    std::stop_source m_checking;
    StoreWorker m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
