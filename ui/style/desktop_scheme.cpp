// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/desktop_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Group = u"org.freedesktop.appearance"_s;
const QString Key = u"color-scheme"_s;

enum Scheme : unsigned { NoPreference, Dark, Light };

// Where nothing names a bus Qt would start one for us.
QString addressOfSession() {
    const QString named = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s;
    return !named.isEmpty() ? named : QFile::exists(socket) ? u"unix:path="_s + socket : QString();
}

} // namespace

DesktopScheme::DesktopScheme(const QString& address, QObject* parent)
    : QObject(parent) {
    const QString bus = address.isEmpty() ? addressOfSession() : address;
    if (bus.isEmpty()) {
        return;
    }
    m_name = u"muscope desktop scheme"_s;
    QDBusConnection connection = QDBusConnection::connectToBus(bus, m_name);
    if (connection.isConnected()) {
        connection.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                           SLOT(takeChange(QString, QString, QDBusVariant)));
        ask();
    }
}

DesktopScheme::~DesktopScheme() {
    if (!m_name.isEmpty()) {
        QDBusConnection::disconnectFromBus(m_name);
    }
}

void DesktopScheme::ask() {
    // Read() is what every version of the portal has; ReadOne() is younger than Debian 12.
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    call << Group << Key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection(m_name).asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        takeAnswer(watcher->reply());
        watcher->deleteLater();
    });
}

void DesktopScheme::takeAnswer(const QDBusMessage& answer) {
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()) {
        tell(answer.arguments().constFirst());
    }
}

void DesktopScheme::takeChange(const QString& group, const QString& key,
                               const QDBusVariant& value) {
    if (group == Group && key == Key) {
        tell(value.variant());
    }
}

void DesktopScheme::tell(QVariant value) {
    // Read() wraps the value twice.
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    const unsigned scheme = value.toUInt();
    if (scheme == Dark || scheme == Light) {
        emit told(scheme == Dark);
    }
}

} // namespace muscope
