// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/time_menu.h"

#include "core/workspace/workspace.h"
#include "ui/state/inspection_state.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

const QString DisplayKey = u"window/times"_s;

QStringList zoneNames() {
    QStringList names;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        names += QString::fromUtf8(id);
    }
    return names;
}

} // namespace

TimeMenu::TimeMenu(const Workspace& workspace, InspectionState& state, QSettings& settings,
                   QWidget* window)
    : QMenu(tr("&Times"), window)
    , m_workspace(workspace)
    , m_state(state)
    , m_settings(settings)
    , m_window(window)
    , m_utc(addAction(tr("In &UTC")))
    , m_local(addAction(tr("In &local time")))
    , m_asStored(nullptr)
    , m_assumed(nullptr) {
    setAccessibleName(tr("Times"));
    addSeparator();
    m_asStored = addAction(tr("Without a zone: as &stored"));
    m_assumed = addAction(tr("Without a zone: &take them to be in…"));
    for (const QList<QAction*>& pair : {QList{m_utc, m_local}, QList{m_asStored, m_assumed}}) {
        auto* group = new QActionGroup(this);
        for (QAction* action : pair) {
            action->setCheckable(true);
            group->addAction(action);
        }
    }
    connect(m_utc, &QAction::triggered, this, [this] { setDisplay(TimeFormat::Display::Utc); });
    connect(m_local, &QAction::triggered, this, [this] { setDisplay(TimeFormat::Display::Local); });
    connect(m_asStored, &QAction::triggered, this, [this] { setZone(std::nullopt); });
    connect(m_assumed, &QAction::triggered, this, &TimeMenu::askForZone);
    connect(&state, &InspectionState::timeFormatChanged, this, &TimeMenu::showFormat);
    connect(&workspace, &Workspace::storeStateChanged, this, &TimeMenu::followStore);
    setDisplay(settings.value(DisplayKey).toString() == u"local"_s ? TimeFormat::Display::Local
                                                                   : TimeFormat::Display::Utc);
    followStore();
    showFormat();
}

void TimeMenu::setDisplay(TimeFormat::Display display) {
    TimeFormat format = m_state.timeFormat();
    format.display = display;
    m_state.setTimeFormat(format);
    m_settings.setValue(DisplayKey, display == TimeFormat::Display::Local ? u"local"_s : u"utc"_s);
}

void TimeMenu::setZone(std::optional<QTimeZone> zone) {
    TimeFormat format = m_state.timeFormat();
    format.assumedZone = std::move(zone);
    m_state.setTimeFormat(format);
    showFormat();
}

void TimeMenu::askForZone() {
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Zone of the stored times"));
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setLabelText(tr("The time column of this store has no zone. Take its times to be in:"));
    dialog->setComboBoxItems(zoneNames());
    const auto& assumed = m_state.timeFormat().assumedZone;
    dialog->setTextValue(
        QString::fromUtf8(assumed ? assumed->id() : QTimeZone::systemTimeZoneId()));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString& name) { setZone(QTimeZone(name.toUtf8())); });
    // Cancelled: the mark goes back to what holds.
    connect(dialog, &QDialog::rejected, this, &TimeMenu::showFormat);
    dialog->open();
}

void TimeMenu::followStore() {
    const bool isOpen = m_workspace.storeState() == Workspace::StoreState::Open;
    const bool canAssume = isOpen && !m_workspace.store().hasTimeZone;
    m_asStored->setEnabled(canAssume);
    m_assumed->setEnabled(canAssume);
    if (isOpen && m_workspace.store().displayText != m_store) {
        m_store = m_workspace.store().displayText;
        setZone(std::nullopt);
    }
}

void TimeMenu::showFormat() {
    const TimeFormat& format = m_state.timeFormat();
    m_utc->setChecked(format.display == TimeFormat::Display::Utc);
    m_local->setChecked(format.display == TimeFormat::Display::Local);
    m_asStored->setChecked(!format.assumedZone);
    m_assumed->setChecked(format.assumedZone.has_value());
}

} // namespace muscope
