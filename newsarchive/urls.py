"""Addresses of the public pages and of the admin."""

from django.contrib import admin
from django.urls import include, path

from newsarchive import views
from newsarchive.admin import identity, links, review

urlpatterns = [
    path("", views.Front.as_view(), name="front"),
    path("articles/", views.ArticleList.as_view(), name="article-list"),
    path("articles/<int:pk>/", views.ArticleDetail.as_view(), name="article-detail"),
    path("persons/", views.PersonList.as_view(), name="person-list"),
    path("persons/<int:pk>/", views.PersonDetail.as_view(), name="person-detail"),
    path("works/", views.WorkList.as_view(), name="work-list"),
    path("works/<int:pk>/", views.WorkDetail.as_view(), name="work-detail"),
    path("claims/", views.ClaimList.as_view(), name="claim-list"),
    path("claims/<int:pk>/", views.ClaimDetail.as_view(), name="claim-detail"),
    path("disagreements/", views.DisagreementList.as_view(), name="disagreement-list"),
    path("disagreements/<int:pk>/", views.DisagreementDetail.as_view(), name="disagreement-detail"),
    path("admin/identity/", include(identity.urlpatterns())),
    path("admin/link/", include(links.urlpatterns())),
    path("admin/review/", include(review.urlpatterns())),
    path("admin/", admin.site.urls),
]
