// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/builtin_views.h"
#include "ui/views/detail_view.h"

#include <QVariantMap>

#include <vector>

class QStackedWidget;

namespace muscope {

class JsonPane;
class ShapePage;
class ViewSwitch;

// The payload of an event: as a tree, and where its shape is known in a view of its own. Which of
// them a person wants is remembered for each kind of payload.
class PayloadView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadView)

public:
    explicit PayloadView(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;
    void showPath(const QString& pointer) override;
    bool focusFind() override;
    [[nodiscard]] QVariantMap choices() const override { return m_choices; }
    void setChoices(const QVariantMap& choices) override { m_choices = choices; }

private:
    void build();
    void showTree(const EventDetail& detail);
    void choose(int place);
    void bringToFront(int place);

    JsonPane* m_tree;
    std::vector<ShapePage*> m_pages;
    ViewSwitch* m_switch;
    QWidget* m_switchRow;
    QStackedWidget* m_stack;
    std::shared_ptr<const EventDetail> m_detail;
    std::vector<ShapePage*> m_offered; // behind the tree, in the order of the switch
    std::vector<bool> m_isFilled;      // a page is filled when somebody looks at it
    QVariantMap m_choices;             // the name of the first page offered: the one chosen
};

} // namespace muscope
