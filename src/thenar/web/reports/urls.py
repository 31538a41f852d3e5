"""Addresses of the pages about reports on plans."""

from django.urls import path

from thenar.web.base.about import about
from thenar.web.reports import bundle, clients

urlpatterns = [
    path("clients/", clients.clients, name="clients"),
    path("for/<uuid:person>/prescribed/<uuid:of>/fhir/", about(bundle.bundle), name="plan-fhir"),
]
