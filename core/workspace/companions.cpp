// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/companions.h"

#include "core/workspace/store_worker.h"

#include <utility>

namespace muscope {

Companions::Companions(QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("companions"))) {}

Companions::~Companions() {
    m_receiptsStop.request_stop();
    m_workflowsStop.request_stop();
}

void Companions::openReceipts(const QStringList& folders) {
    open(folders, &CompanionFiles::receipts, &ReceiptFolder::read, m_receiptsStop);
}

void Companions::openWorkflows(const QStringList& paths) {
    open(paths, &CompanionFiles::workflows, &WorkflowSet::read, m_workflowsStop);
}

template <typename T>
void Companions::open(const QStringList& paths, std::shared_ptr<const T> CompanionFiles::* member,
                      Read<T> read, std::stop_source& stop) {
    stop.request_stop();
    stop = std::stop_source();
    if (paths.isEmpty()) {
        m_files.*member = nullptr;
        emit changed();
        return;
    }
    ++m_reading;
    m_worker->post([this, paths, member, read, token = stop.get_token()](StoreWorker::Connection&) {
        const auto files = read(paths, token);
        QMetaObject::invokeMethod(this, [this, member, files, token] {
            --m_reading;
            if (token.stop_requested()) {
                return;
            }
            if (!files) {
                emit failed(files.error());
                return;
            }
            m_files.*member = *files;
            emit changed();
        });
    });
}

} // namespace muscope
