// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/store_book.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype MostRecent = 8;

} // namespace

std::vector<StoreProfile> StoreBook::profiles() const {
    std::vector<StoreProfile> profiles;
    const int count = m_settings.beginReadArray(u"profiles"_s);
    for (int place = 0; place < count; ++place) {
        m_settings.setArrayIndex(place);
        profiles.push_back(
            {m_settings.value(u"name"_s).toString(), m_settings.value(u"location"_s).toString()});
    }
    m_settings.endArray();
    return profiles;
}

void StoreBook::saveProfile(const QString& name, const StoreLocation& location) {
    std::vector<StoreProfile> all = profiles();
    std::erase_if(all, [&name](const StoreProfile& profile) { return profile.name == name; });
    all.push_back({name, location.storableText()});
    write(all);
}

void StoreBook::removeProfile(const QString& name) {
    std::vector<StoreProfile> all = profiles();
    std::erase_if(all, [&name](const StoreProfile& profile) { return profile.name == name; });
    write(all);
}

QStringList StoreBook::recent() const {
    return m_settings.value(u"recentStores"_s).toStringList();
}

void StoreBook::remember(const StoreLocation& location) {
    QStringList stores = recent();
    const QString text = !location.label.isEmpty()    ? location.label
                         : !location.origin.isEmpty() ? location.origin
                                                      : location.storableText();
    stores.removeAll(text);
    stores.prepend(text);
    m_settings.setValue(u"recentStores"_s, QStringList(stores.mid(0, MostRecent)));
}

void StoreBook::write(const std::vector<StoreProfile>& profiles) {
    m_settings.remove(u"profiles"_s);
    m_settings.beginWriteArray(u"profiles"_s, static_cast<int>(profiles.size()));
    for (std::size_t place = 0; place < profiles.size(); ++place) {
        m_settings.setArrayIndex(static_cast<int>(place));
        m_settings.setValue(u"name"_s, profiles[place].name);
        m_settings.setValue(u"location"_s, profiles[place].location);
    }
    m_settings.endArray();
}

} // namespace muscope
