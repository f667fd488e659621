<?xml version="1.0" encoding="UTF-8"?>
<!-- Schematron into XSLT: the rules of a schema, or those embedded in a grammar or an ODD, become a
     stylesheet that reports what a document breaks. -->
<xsl:package name="urn:edition:package:schematron" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:m="urn:edition:modes"
  declared-modes="yes"
  exclude-result-prefixes="#all">

  <xsl:import href="extract.xsl"/>
  <xsl:import href="resolve.xsl"/>
  <xsl:import href="vet.xsl"/>
  <xsl:import href="stylesheet.xsl"/>
  <xsl:import href="findings.xsl"/>

  <xsl:mode name="m:schema" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:stylesheet" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
</xsl:package>
