"""Addresses of the pages about reports on plans."""

from django.urls import path

from thenar.web.reports import clients

urlpatterns = [path("clients/", clients.clients, name="clients")]
