// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/offer_model.h"

#include "core/base/utf8_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace muscope {

void OfferModel::setOffers(ListKind kind, std::vector<LiveOffer> offers) {
    const auto isBefore = [kind](const LiveOffer& offer) { return offer.kind < kind; };
    const auto isUpTo = [kind](const LiveOffer& offer) { return offer.kind <= kind; };
    const auto first = std::find_if_not(m_offers.begin(), m_offers.end(), isBefore);
    const auto end = std::find_if_not(first, m_offers.end(), isUpTo);
    const auto row = static_cast<int>(first - m_offers.begin());
    if (first != end) {
        beginRemoveRows({}, row, static_cast<int>(end - m_offers.begin()) - 1);
        m_offers.erase(first, end);
        endRemoveRows();
    }
    if (!offers.empty()) {
        beginInsertRows({}, row, row + static_cast<int>(offers.size()) - 1);
        m_offers.insert(m_offers.begin() + row, std::make_move_iterator(offers.begin()),
                        std::make_move_iterator(offers.end()));
        endInsertRows();
    }
}

void OfferModel::clear() {
    beginResetModel();
    m_offers.clear();
    endResetModel();
}

int OfferModel::rowOf(ListKind kind, const std::string& name) const {
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&](const LiveOffer& offer) {
        return offer.kind == kind && offer.name == name;
    });
    return found == m_offers.end() ? -1 : static_cast<int>(found - m_offers.begin());
}

int OfferModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

QVariant OfferModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const LiveOffer& offer = offerAt(index.row());
    const QString name = visibleLine(toText(offer.name));
    const QString title = visibleLine(offer.title);
    switch (role) {
    case Qt::DisplayRole:
        switch (offer.kind) {
        case ListKind::Tools:
            return name;
        case ListKind::Prompts:
            return tr("prompt · %1").arg(name);
        case ListKind::Resources:
            return tr("resource · %1").arg(title.isEmpty() ? name : title);
        case ListKind::ResourceTemplates:
            break;
        }
        return tr("template · %1").arg(title.isEmpty() ? name : title);
    case Qt::ToolTipRole: {
        const QString tip = offer.refusal.isEmpty() ? visibleText(offer.description.left(1000))
                                                    : visibleText(offer.refusal);
        return (name + u'\n' + tip).trimmed().toHtmlEscaped().replace(u'\n', u"<br>"_s);
    }
    case SearchRole:
        return QString(name + u' ' + title + u' ' + offer.description);
    default:
        return {};
    }
}

Qt::ItemFlags OfferModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace muscope
