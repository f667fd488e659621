<?xml version="1.0" encoding="UTF-8"?>
<!-- The documents of the volume, in the parts that the context names, or else in those of the folders that
     they stand in. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- All documents; the context item is edition.xml, or what stands for it. -->
  <xsl:template name="f:documents" as="element()*">
    <xsl:variable name="documents" as="element(c:document)*" select="$context/c:context/c:document"/>
    <xsl:variable name="headings" as="map(xs:string, element())" select="f:headings(.)"/>
    <!-- One part alone is none. -->
    <xsl:variable name="parts" as="map(xs:string, xs:string)" select="
        if (count(distinct-values($documents/@part)) gt 1) then map:merge($documents[@part] ! map:entry(string(@id), string(@part)))
        else map{}"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:variable name="folders" as="map(xs:string, xs:string)"
        select="if (empty($parts?*)) then f:folders($documents) else map{}"/>
    <xsl:variable name="set" as="element(b:chapter)*">
      <xsl:for-each select="$documents">
        <b:chapter key="{@id}" number="{(position() + f:before())[f:numbered()]}"
            title="{f:plain((c:title, @id)[normalize-space()][1])}"
            date="{f:plain(string(f:when(.)[not(contains(current()/c:title, substring(current()/@date, 1, 4)))]))}"
            language="{f:language-tag((@lang, $edition/c:edition/@texts)[1])}" verso="{f:plain(($parts?(@id), $folders?(@id), f:volume-title())[1])}">
          <b:include file="{f:fragment(@id)}"/>
        </b:chapter>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$set" group-adjacent="($parts?(@key), $folders?(@key), '')[1]">
      <xsl:variable name="heading" as="element()?" select="$parts?(@key) ! $headings(.)"/>
      <xsl:choose>
        <!-- A volume that has one part alone is called by it. -->
        <xsl:when test="current-grouping-key() eq '' or last() eq 1 and $context/c:context/c:volume/@n">
          <xsl:sequence select="current-group()"/>
        </xsl:when>
        <xsl:otherwise>
          <b:part plain="{@verso}">
            <b:with name="title">
              <xsl:apply-templates select="$heading/node()" mode="m:book"/>
              <xsl:value-of select="@verso[empty($heading)]"/>
            </b:with>
            <xsl:sequence select="current-group()"/>
          </b:part>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns how many documents there are in the volumes before this one: their numbers go on. -->
  <xsl:function name="f:before" as="xs:integer">
    <xsl:sequence select="xs:integer(($context/c:context/c:volume/@before, 0)[1])"/>
  </xsl:function>

  <!-- Returns whether the volume numbers its documents: there are several in the edition, and their titles
       have no numbers. -->
  <xsl:function name="f:numbered" as="xs:boolean">
    <xsl:variable name="documents" as="element(c:document)*" select="$context/c:context/c:document"/>
    <xsl:sequence select="
        (count($documents) gt 1 or exists($context/c:context/c:volume/@n))
        and empty($documents/c:title[matches(., '^\P{L}*((No|Nr|Doc|Dok)\.?\s*)?[0-9]+\s*[.):](\s|$)', 'i')])"/>
  </xsl:function>

  <!-- Returns the headings of the lists of the order, as they are written, by what the context calls these parts. -->
  <xsl:function name="f:headings" as="map(xs:string, element())">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="
        map:merge($source/text/body//list[@type = 'order']//(head | label) ! map:entry(f:reading-text(.), .),
          map{'duplicates': 'use-first'})"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- Returns, for each document, the folder it stands in; nothing, unless there are several folders with several
       documents each, and the documents stand in their order. -->
  <xsl:function name="f:folders" as="map(xs:string, xs:string)">
    <xsl:param name="documents" as="element(c:document)*"/>
    <xsl:variable name="folders" as="xs:string*" select="$documents ! string-join(tokenize(@source, '/')[position() ne last()], '/')"/>
    <xsl:variable name="changes" as="xs:integer"
        select="1 + count(for $at in 2 to count($folders) return $at[$folders[$at] ne $folders[$at - 1]])"/>
    <xsl:variable name="distinct" as="xs:integer" select="count(distinct-values($folders))"/>
    <xsl:sequence select="
        if ($distinct gt 1 and $changes eq $distinct and 2 * $distinct le count($folders) and not($folders = ''))
        then map:merge($documents ! map:entry(string(@id), f:sentence-case(f:in-words(tokenize(@source, '/')[last() - 1]))))
        else map{}"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

</xsl:stylesheet>
