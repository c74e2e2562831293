// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/receipt_desk.h"

#include "core/receipt/receipt_folder.h"
#include "core/workspace/misplaced_receipts.h"

#include <QFileInfo>
#include <QPromise>

#include <algorithm>
#include <string>

namespace muscope {

namespace {

// Answers with what work gives, on the worker's thread.
template <typename T, typename Work>
QFuture<T> ask(StoreWorker& worker, Work work) {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    worker.post([promise, work = std::move(work)](StoreWorker::Connection& connection) {
        promise->addResult(work(connection));
        promise->finish();
    });
    return promise->future();
}

bool hasDifferent(const std::vector<ReceiptReport>& reports) {
    return std::ranges::any_of(
        reports, [](const ReceiptReport& report) { return report.verdict == Verdict::Differs; });
}

FileReceipts checkEach(const EventView& event, const QStringList& files, const RuleRegistry& rules,
                       const std::stop_token& stop) {
    FileReceipts checked;
    ReceiptChecker checker(rules);
    Subjects subjects;
    subjects.begin(event);
    for (const QString& file : files) {
        if (stop.stop_requested()) {
            break;
        }
        const Result<std::string> text = readReceiptFile(file);
        if (!text) {
            checked.errors.push_back(text.error().message);
            continue;
        }
        ReceiptReport report;
        checker.check(*text, {event.type, event.eventId, event.sessionId}, subjects, true, report);
        report.foundIn = "file " + QFileInfo(file).fileName().toStdString();
        checked.reports.push_back(std::move(report));
    }
    return checked;
}

// Says of the receipts that differ which other event of the session they are of.
Result<void> findOthers(EventStore& store, const EventView& event, const RuleRegistry& rules,
                        std::vector<ReceiptReport>& reports, const std::stop_token& stop) {
    MisplacedSearch search(rules);
    search.add(event.sessionId, event.eventId, reports);
    const auto misplaced = search.run(store, stop);
    if (!misplaced) {
        return tl::unexpected(misplaced.error());
    }
    for (const MisplacedReceipt& receipt : *misplaced) {
        for (ReceiptReport& report : reports) {
            if (report.asWritten == receipt.text && report.verdict == Verdict::Differs) {
                MisplacedReceipts::amend(receipt.other, report);
            }
        }
    }
    return {};
}

} // namespace

ReceiptDesk::ReceiptDesk(const RuleRegistry& rules)
    : m_rules(rules)
    , m_worker(QStringLiteral("receipt desk")) {}

ReceiptDesk::~ReceiptDesk() {
    ++m_making;
    m_checking.request_stop();
}

QFuture<ReceiptDesk::Made> ReceiptDesk::make(Detail detail, const ReceiptWish& wish) {
    return ask<Made>(m_worker,
                     [this, detail = std::move(detail), wish,
                      generation = ++m_making](StoreWorker::Connection&) -> Made {
                         if (generation != m_making) {
                             return failure(ErrorCode::Cancelled,
                                            QStringLiteral("another receipt was asked for"));
                         }
                         ReceiptMaker maker(m_rules);
                         Result<MadeReceipt> made = maker.makeOf(detail->event.view(), wish);
                         if (!made) {
                             return tl::unexpected(made.error());
                         }
                         return std::make_shared<const MadeReceipt>(std::move(*made));
                     });
}

QFuture<Result<void>> ReceiptDesk::save(const QString& path,
                                        std::shared_ptr<const MadeReceipt> made) {
    return ask<Result<void>>(
        m_worker, [path, made = std::move(made)](StoreWorker::Connection&) -> Result<void> {
            return writeReceipt(path, made->text);
        });
}

QFuture<FileReceipts> ReceiptDesk::checkFiles(Detail detail, const QStringList& files,
                                              const StoreLocation& location,
                                              std::uint32_t sessionEvents) {
    stopChecking();
    m_checking = std::stop_source();
    return ask<FileReceipts>(m_worker, [this, detail = std::move(detail), files, location,
                                        sessionEvents, stop = m_checking.get_token()](
                                           StoreWorker::Connection& connection) {
        const EventView event = detail->event.view();
        FileReceipts checked = checkEach(event, files, m_rules, stop);
        if (!hasDifferent(checked.reports)) {
            return checked;
        }
        Result<void> found =
            failure(ErrorCode::InvalidInput,
                    QStringLiteral("the session has more than %1 events").arg(MostSearched));
        if (sessionEvents <= MostSearched) {
            const Result<EventStore*> store = connection.open(location);
            found = store ? findOthers(**store, event, m_rules, checked.reports, stop)
                          : tl::unexpected(store.error());
        }
        if (!found && found.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        if (!found) {
            checked.errors.push_back(QStringLiteral("whether it is a receipt of another event was "
                                                    "not looked at: %1")
                                         .arg(found.error().message));
        }
        return checked;
    });
}

void ReceiptDesk::stopChecking() {
    m_checking.request_stop();
}

} // namespace muscope
