// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_detail.h"
#include "ui/views/builtin_views.h"

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace muscope {

class CheckList;

// A page of the payload view for one shape: the checks on top, a row of options with "Copy picture"
// and "Export CSV…" at its end, which the context menu offers as well, and the body below.
class ShapePage : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShapePage)

public:
    // name: a stable word for the settings ("counts"); title: for the switch.
    ShapePage(const ViewContext& context, const QString& name, const QString& title,
              QWidget* parent = nullptr);

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QString& title() const { return m_title; }
    // Whether a payload of that shape belongs here.
    [[nodiscard]] virtual bool takes(const PayloadShape& shape) const = 0;
    virtual void showDetail(const std::shared_ptr<const EventDetail>& detail) = 0;
    virtual void clear() = 0;

protected:
    [[nodiscard]] const ViewContext& context() const { return m_context; }
    [[nodiscard]] QHBoxLayout& options() { return *m_options; }
    [[nodiscard]] QVBoxLayout& body() { return *m_body; }
    void setChecks(std::vector<ShapeCheck> checks);
    // What "Copy picture" takes a picture of.
    void offerPicture(QWidget* widget);
    // What "Export CSV…" writes; makes is asked in the window's thread, what it returns is run in
    // another.
    using MakeCsv = std::function<QByteArray()>;
    void offerCsv(const QString& suggestedName, std::function<MakeCsv()> makes);
    void recolour();
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QToolButton* addTool(const QString& text, const QString& iconName,
                         const QKeySequence& shortcut);
    void copyPicture();
    void exportCsv();

    ViewContext m_context;
    QString m_name;
    QString m_title;
    CheckList* m_checks;
    QHBoxLayout* m_options;
    QVBoxLayout* m_body;
    std::vector<std::pair<QToolButton*, QString>> m_tools; // with the names of their icons
    QWidget* m_picture = nullptr;
    QString m_csvName;
    std::function<MakeCsv()> m_makesCsv;
};

} // namespace muscope
