// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/operation_reader.h"
#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

#include <QFutureWatcher>

class QTableView;

namespace muscope {

class InspectionState;
class KeyValueList;
class OperationModel;
class RoleLabel;
class Workspace;

// The operation an event belongs to: request and response, how long it took, and the way to each.
class OperationView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OperationView)

public:
    OperationView(Workspace& workspace, InspectionState& state, const Theme& theme,
                  QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const Theme& theme);
    void refresh();
    void showOperation(RowNumber number);
    void readStory();
    void showStory();
    void showParts(const OperationStory& story);
    void choose(const QModelIndex& index);
    [[nodiscard]] QString heading(const EventRow& row) const;
    [[nodiscard]] OperationStory storyOfIndex(RowNumber number) const;

    Workspace& m_workspace;
    InspectionState& m_state;
    RoleLabel* m_heading;
    KeyValueList* m_facts;
    OperationModel* m_model;
    QTableView* m_table;
    RoleLabel* m_remark;
    QFutureWatcher<Result<OperationStory>> m_watcher;
    bool m_isStoryWanted = false; // read when the view is looked at
    std::optional<RowNumber> m_number;
};

} // namespace muscope
