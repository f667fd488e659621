<?xml version="1.0" encoding="UTF-8"?>
<!-- Roles of digital publishing (DPUB-ARIA 1.1), for those who go through a page by its parts. What stands
     here is what a division is by its type; roles that follow from more stand where the element is made
     (notes, index, contents, summary). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The types of divisions that say a role, each with the role, which HTML allows for a section. -->
  <xsl:variable name="f:roles" static="yes" as="map(xs:string, xs:string)" select="map{
      'abstract': 'doc-abstract', 'acknowledgement': 'doc-acknowledgments', 'acknowledgements': 'doc-acknowledgments',
      'acknowledgment': 'doc-acknowledgments', 'acknowledgments': 'doc-acknowledgments',
      'afterword': 'doc-afterword', 'appendix': 'doc-appendix', 'bibliography': 'doc-bibliography',
      'chapter': 'doc-chapter', 'colophon': 'doc-colophon', 'conclusion': 'doc-conclusion',
      'dedication': 'doc-dedication', 'epigraph': 'doc-epigraph', 'epilogue': 'doc-epilogue', 'errata': 'doc-errata',
      'foreword': 'doc-foreword', 'glossary': 'doc-glossary', 'index': 'doc-index',
      'introduction': 'doc-introduction', 'part': 'doc-part', 'preface': 'doc-preface', 'prologue': 'doc-prologue'}"/>

  <!-- Returns the role of a division, if its type says one. -->
  <xsl:function name="f:role" as="attribute(role)?">
    <xsl:param name="division" as="element()"/>
    <xsl:for-each select="$f:roles(lower-case($division/@type))">
      <xsl:attribute name="role" select="."/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
