<?xml version="1.0" encoding="UTF-8"?>
<!-- The documents of the volume, in the parts that the order in edition.xml names, or else in those of the
     folders that they stand in. -->
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
    <xsl:variable name="parts" as="map(xs:string, element()?)" select="f:parts(., $documents)"/>
    <xsl:variable name="folders" as="map(xs:string, xs:string)"
        select="if (empty($parts?*)) then f:folders($documents) else map{}"/>
    <xsl:variable name="set" as="element(b:chapter)*">
      <xsl:for-each select="$documents">
        <b:chapter key="{@id}" number="{(position() + f:before())[f:numbered()]}"
            title="{f:plain((c:title, @id)[normalize-space()][1])}"
            date="{f:plain(string(f:when(.)[not(contains(current()/c:title, substring(current()/@date, 1, 4)))]))}"
            verso="{f:plain(($parts(@id) ! f:part-title(.), $folders?(@id), f:volume-title())[1])}">
          <b:include file="{f:fragment(@id)}"/>
        </b:chapter>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$set" group-adjacent="($parts(@key) ! path(.), $folders?(@key), '')[1]">
      <xsl:variable name="part" as="element()?" select="$parts(@key)"/>
      <xsl:choose>
        <!-- A volume that has one part alone is called by it. -->
        <xsl:when test="current-grouping-key() eq '' or last() eq 1 and $context/c:context/c:volume/@n">
          <xsl:sequence select="current-group()"/>
        </xsl:when>
        <xsl:otherwise>
          <b:part plain="{@verso}">
            <b:with name="title">
              <xsl:apply-templates select="$part/node()" mode="m:book"/>
              <xsl:value-of select="@verso[empty($part)]"/>
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

  <!-- Returns, for each document, the heading of the part that the order puts it in; nothing where there are
       not two of these. -->
  <xsl:function name="f:parts" as="map(xs:string, element()?)">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="documents" as="element(c:document)*"/>
    <xsl:variable name="listed" as="map(xs:string, element()?)" select="
        map:merge(
          for $entry in $source/text/body//list[@type = 'order']//(ref | ptr)[@target]
          return key('f:target', $entry/@target, $context)[1]/@document[. = $documents/@id]
            ! map:entry(string(.), f:part-heading($entry)),
          map{'duplicates': 'use-first'})"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:sequence select="if (count($listed?* | ()) gt 1) then $listed else map{}"/>
  </xsl:function>

  <!-- Returns the heading of the list that an entry of the order stands in, or of the item around that. -->
  <xsl:function name="f:part-heading" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="list" as="element(list)" select="$entry/ancestor::list[1]"/>
    <xsl:sequence select="($list/head, $list/parent::item/(label, preceding-sibling::*[1][self::label]))[1]"/>
  </xsl:function>

  <!-- Returns what a part is called. -->
  <xsl:function name="f:part-title" as="xs:string">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="f:reading-text($heading)"/>
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
