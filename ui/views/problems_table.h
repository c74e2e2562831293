// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "ui/style/theme.h"

#include <QTableView>

namespace muscope {

class ProblemsModel;
struct LooseProblem;

// The table of problems: headings that open and close, rows that are chosen and copied.
class ProblemsTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsTable)

public:
    ProblemsTable(ProblemsModel& model, const Theme& theme, QWidget* parent = nullptr);

signals:
    void chosen(muscope::RowNumber event);
    void looseChosen(const muscope::LooseProblem& problem);
    void copied(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void build(const Theme& theme);
    void activate(const QModelIndex& index);
    [[nodiscard]] bool turnHeading(int key);
    void copyAll();

    ProblemsModel& m_model;
};

} // namespace muscope
