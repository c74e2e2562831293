// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/receipt_desk.h"
#include "ui/views/builtin_views.h"
#include "ui/views/detail_view.h"

#include <QFutureWatcher>
#include <QStringList>

class QScrollArea;
class QVBoxLayout;

namespace muscope {

class Banner;
class RoleLabel;

// Every receipt found for an event, worst first, and what such a copy can and cannot show. Receipts
// in files that a person points at are checked as well and shown above, until another event is
// chosen.
class ReceiptView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptView)

public:
    explicit ReceiptView(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void build();
    [[nodiscard]] QWidget* makeFooter();
    [[nodiscard]] QWidget* makeWarning(QWidget* parent);
    void explain();
    void takeFiles(const QStringList& files);
    void checkFiles();
    void takeChecked();
    void forgetFiles();
    void showPage();
    void addFileReceipts(QVBoxLayout& layout, QWidget* page);
    void addNote(const QString& text, QVBoxLayout& layout, QWidget* page);
    void addReceipt(std::shared_ptr<const ReceiptReport> report, QVBoxLayout& layout,
                    QWidget* page);
    void goToOther(const EventId& event);
    void takeOther();

    ViewContext m_context;
    Banner* m_banner;
    RoleLabel* m_progress;
    QScrollArea* m_area;
    std::shared_ptr<const EventDetail> m_detail;
    QStringList m_files;                           // given and not checked yet
    std::shared_ptr<const FileReceipts> m_checked; // null: none were given for this event
    QFutureWatcher<FileReceipts> m_checking;
    QFutureWatcher<Result<RowNumber>> m_other;
};

} // namespace muscope
