// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_set.h"
#include "core/receipt/receipt_folder.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace muscope {

class StoreWorker;

// What the events of a store are held against, as a pass takes it along. Members may be null.
struct CompanionFiles {
    std::shared_ptr<const ReceiptFolder> receipts;
    std::shared_ptr<const WorkflowSet> workflows;
};

// The files a person named beside the store: folders of receipts, and files and folders of
// workflows. Read in the background; whatever store is open, they stay. Lives on the GUI thread.
class Companions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Companions)

public:
    explicit Companions(QObject* parent = nullptr);
    ~Companions() override;

    // Each ends in changed() or failed(); what was open before stays until then, and after
    // failed(). A newer call stops an older one. No path at all closes what is open.
    void openReceipts(const QStringList& folders);
    void openWorkflows(const QStringList& paths);

    [[nodiscard]] const CompanionFiles& files() const { return m_files; }
    [[nodiscard]] bool isReading() const { return m_reading != 0; }

signals:
    void changed(); // files() is new
    void failed(const muscope::Error& error);

private:
    template <typename T>
    using Read = Result<std::shared_ptr<const T>> (*)(const QStringList&, const std::stop_token&);

    template <typename T>
    void open(const QStringList& paths, std::shared_ptr<const T> CompanionFiles::* member,
              Read<T> read, std::stop_source& stop);

    CompanionFiles m_files;
    int m_reading = 0;
    std::stop_source m_receiptsStop;
    std::stop_source m_workflowsStop;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
