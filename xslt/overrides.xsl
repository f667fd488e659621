<?xml version="1.0" encoding="UTF-8"?>
<!-- Stands in for an edition's own stylesheet where it has none. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>
